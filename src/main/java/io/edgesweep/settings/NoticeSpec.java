package io.edgesweep.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of the runs of a job.
 *
 * @param off      whether nobody is, whatever holds for other jobs
 * @param ping     addresses that are called when a run begins and ends
 * @param webhooks addresses that a summary is posted to
 * @param mail     who gets a mail
 */
public record NoticeSpec(boolean off, Ping ping, List<Webhook> webhooks, Optional<Mail> mail) {

    /** Says nothing, so that what holds for all jobs holds. */
    public static final NoticeSpec NONE = new NoticeSpec(
            false,
            new Ping(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            List.of(),
            Optional.empty());

    public NoticeSpec {
        webhooks = List.copyOf(webhooks);
    }

    /** This, and where this says nothing of pings, of webhooks or of mail, what holds for all jobs. */
    public NoticeSpec orElse(NoticeSpec all) {
        if (off) {
            return NONE;
        }
        return new NoticeSpec(
                false,
                ping.equals(NONE.ping) ? all.ping : ping,
                webhooks.isEmpty() ? all.webhooks : webhooks,
                mail.or(all::mail));
    }

    /** Whether nobody is told. */
    public boolean isSilent() {
        return ping.equals(NONE.ping) && webhooks.isEmpty() && mail.isEmpty();
    }

    /**
     * Addresses that are called by GET, as those of services that watch over cron jobs; or that get a text, which they show.
     *
     * @param start   when a run begins
     * @param finish  when a run ends with the exit code 0
     * @param failure when a run ends otherwise
     * @param log     takes a text that means neither; it is there where the others take one too
     */
    public record Ping(
            Optional<WebAddress> start,
            Optional<WebAddress> finish,
            Optional<WebAddress> failure,
            Optional<WebAddress> log) {

        /** Whether they get a text. */
        public boolean takesText() {
            return log.isPresent();
        }
    }

    /**
     * An address that a summary is posted to.
     *
     * @param url    the address
     * @param format in which form
     * @param when   when
     * @param secret by which it is signed, if it is
     */
    public record Webhook(WebAddress url, Format format, Set<When> when, Optional<SharedSecret> secret) {

        public Webhook {
            when = Set.copyOf(when);
        }
    }

    /**
     * A mail.
     *
     * @param to   who gets it
     * @param from who sends it
     * @param when when
     */
    public record Mail(List<String> to, String from, Set<When> when) {

        public Mail {
            to = List.copyOf(to);
            when = Set.copyOf(when);
        }
    }

    /** The form of what is posted. */
    public enum Format {
        /** What Slack takes, and many others read a part of: {@code {"text": …, "blocks": …}}. */
        SLACK,
        /** What a robot of WeCom takes. */
        WECOM,
        /** What a robot of DingTalk takes. */
        DINGTALK,
        /** What a robot of Feishu or Lark takes. */
        FEISHU,
        /** The head of {@code run.json}. */
        JSON
    }

    /** At which ends of runs somebody is told. */
    public enum When {
        /** At each. */
        ALWAYS,
        /** When the exit code is not 0. */
        FAILURE,
        /** When the verdict is another one than that of the job's run before. */
        CHANGE
    }
}
