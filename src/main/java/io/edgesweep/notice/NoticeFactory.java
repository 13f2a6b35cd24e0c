package io.edgesweep.notice;

import io.edgesweep.process.Sleeper;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.NoticeSpec;
import java.util.Optional;

/** Tells of runs, as the configuration and their jobs say. */
public final class NoticeFactory {

    private final NoticeSettings settings;
    private final Optional<Mailer> mail;
    private final Sleeper sleeper;
    private final Proxies proxies;

    /**
     * @param mail    sends mails; empty when no mail server is configured
     * @param proxies by way of which addresses on the web are called
     */
    public NoticeFactory(NoticeSettings settings, Optional<Mailer> mail, Sleeper sleeper, Proxies proxies) {
        this.settings = settings;
        this.mail = mail;
        this.sleeper = sleeper;
        this.proxies = proxies;
    }

    /**
     * What is told of one run.
     *
     * @param job  the job's name
     * @param site the job's site
     * @param spec who is told, as the job says
     */
    public Notice of(String job, String site, NoticeSpec spec) {
        NoticeSpec effective = spec.orElse(settings.all());
        return effective.isSilent()
                ? Notice.SILENT
                : new NoticeSender(job, site, effective, settings, mail, new HttpNotifier(settings, sleeper, proxies));
    }
}
