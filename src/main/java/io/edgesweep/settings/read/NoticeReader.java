package io.edgesweep.settings.read;

import io.edgesweep.settings.Endpoint;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.NoticeSettings.DigestSchedule;
import io.edgesweep.settings.NoticeSpec;
import io.edgesweep.settings.NoticeSpec.Format;
import io.edgesweep.settings.NoticeSpec.Mail;
import io.edgesweep.settings.NoticeSpec.Ping;
import io.edgesweep.settings.NoticeSpec.Webhook;
import io.edgesweep.settings.NoticeSpec.When;
import io.edgesweep.settings.SharedSecret;
import io.edgesweep.settings.WebAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code notify}, of a job or of the configuration. Says nothing of an address, which may hold a secret. */
final class NoticeReader {

    private static final String AN_ADDRESS =
            "https://HOST/…, or http on this machine, or anywhere with allow-http: true; without a user's name";

    /** The forms that can be signed. */
    private static final Set<Format> SIGNED = EnumSet.of(Format.DINGTALK, Format.FEISHU, Format.JSON);

    private static final String AN_ADDRESS_OF_MAIL = "an address such as night@example.com";

    private final KeyReader keys;

    NoticeReader(KeyReader keys) {
        this.keys = keys;
    }

    NoticeSettings settings(String key) {
        return new NoticeSettings(
                read(key),
                page(key + ".report-url", "https://reports.example.com/edgesweep/"),
                page("console.public-url", "https://edgesweep.example.com/"),
                digest(key + ".digest"),
                keys.duration(key + ".timeout", Duration.ofSeconds(5)),
                keys.number(key + ".tries", 1, 10, 3),
                keys.duration(key + ".backoff", Duration.ofSeconds(1)),
                keys.duration(key + ".longest", Duration.ofSeconds(10)));
    }

    private Optional<DigestSchedule> digest(String key) {
        Optional<String> cron = keys.text(key + ".cron");
        cron.flatMap(text -> CronCheck.mistake(text, Instant.EPOCH))
                .ifPresent(mistake -> keys.wrong(key + ".cron", mistake));
        ZoneId zone = keys.value(key + ".zone", ValueParser::zone, "a zone such as Asia/Shanghai", ZoneId.of("UTC"));
        if (cron.isEmpty() && keys.hasChildren(key)) {
            keys.missing(key + ".cron", "a cron expression such as 0 0 8 * * ?");
        }
        return cron.map(text -> new DigestSchedule(text, zone));
    }

    /** An address that stands in messages, and holds no secret. */
    private Optional<URI> page(String key, String example) {
        return keys.value(
                key,
                text -> ValueParser.uri(text)
                        .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null)
                        .filter(uri -> List.of("http", "https").contains(uri.getScheme())),
                "an address such as " + example);
    }

    NoticeSpec read(String key) {
        Optional<Boolean> plain = keys.value(key, ValueParser::bool, "false, or ping, webhooks, mail");
        boolean plainHttp = keys.value(key + ".allow-http", ValueParser::bool, "true, false", false);
        Ping ping = ping(key + ".ping", plainHttp);
        List<Webhook> webhooks = new ArrayList<>();
        for (String element : keys.elements(key + ".webhooks")) {
            webhook(element, plainHttp).ifPresent(webhooks::add);
        }
        if (plain.equals(Optional.of(true))) {
            keys.wrong(key, "'true' is not allowed; allowed: false, or ping, webhooks, mail");
        }
        return new NoticeSpec(plain.equals(Optional.of(false)), ping, webhooks, mail(key + ".mail"));
    }

    private Ping ping(String key, boolean plainHttp) {
        Optional<WebAddress> start = address(key + ".start", plainHttp);
        Optional<WebAddress> finish = address(key + ".finish", plainHttp);
        Optional<WebAddress> failure = address(key + ".failure", plainHttp);
        Optional<WebAddress> check = address(key + ".healthchecks", plainHttp);
        if (check.isEmpty()) {
            return new Ping(start, finish, failure, Optional.empty());
        }
        if (start.isPresent() || finish.isPresent() || failure.isPresent()) {
            keys.wrong(key + ".healthchecks", "is not allowed beside start, finish or failure, which it stands for");
        }
        return new Ping(
                check.map(address -> below(address, "/start")),
                check,
                check.map(address -> below(address, "/fail")),
                check.map(address -> below(address, "/log")));
    }

    /** As Healthchecks names what an address is told ("Pinging API"). */
    private static WebAddress below(WebAddress address, String word) {
        return new WebAddress(URI.create(address.uri().toString().replaceFirst("/*$", "") + word));
    }

    private Optional<Webhook> webhook(String key, boolean plainHttp) {
        Optional<WebAddress> url = address(key + ".url", plainHttp);
        if (keys.text(key + ".url").isEmpty()) {
            keys.missing(key + ".url", AN_ADDRESS);
        }
        Format format = keys.value(
                key + ".format",
                ValueParser.oneOf(Format.values(), each -> each.name().toLowerCase(Locale.ROOT)),
                "slack, wecom, dingtalk, feishu, json",
                Format.SLACK);
        Set<When> when = when(key + ".when", When.ALWAYS);
        Optional<SharedSecret> secret = keys.text(key + ".secret").map(SharedSecret::new);
        if (secret.isPresent() && !SIGNED.contains(format)) {
            keys.wrong(
                    key + ".secret",
                    "is not allowed for the format " + format.name().toLowerCase(Locale.ROOT)
                            + ", which has no signature; allowed: for dingtalk, feishu, json");
            return Optional.empty();
        }
        return url.map(address -> new Webhook(address, format, when, secret));
    }

    private Optional<Mail> mail(String key) {
        List<String> to = new ArrayList<>();
        for (String address : keys.commaSeparated(key + ".to")) {
            if (isMail(address)) {
                to.add(address);
            } else {
                keys.wrong(key + ".to", "'" + address + "' is not allowed; allowed: " + AN_ADDRESS_OF_MAIL);
            }
        }
        Optional<String> from = keys.value(
                key + ".from", text -> isMail(text) ? Optional.of(text) : Optional.empty(), AN_ADDRESS_OF_MAIL);
        Set<When> when = when(key + ".when", When.FAILURE);
        if (!keys.hasChildren(key)) {
            return Optional.empty();
        }
        if (keys.commaSeparated(key + ".to").isEmpty()) {
            keys.missing(key + ".to", AN_ADDRESS_OF_MAIL);
        }
        if (keys.text(key + ".from").isEmpty()) {
            keys.missing(key + ".from", AN_ADDRESS_OF_MAIL);
        }
        return from.map(sender -> new Mail(to, sender, when));
    }

    private static boolean isMail(String text) {
        return text.matches("[^@\\s,<>]{1,64}@[A-Za-z0-9.-]{1,190}");
    }

    /** The key is not called {@code on}, for that is YAML's word for {@code true}. */
    private Set<When> when(String key, When absent) {
        Set<When> on = EnumSet.noneOf(When.class);
        for (String element : keys.elements(key)) {
            keys.value(
                            element,
                            ValueParser.oneOf(When.values(), when -> when.name().toLowerCase(Locale.ROOT)),
                            "always, failure, change")
                    .ifPresent(on::add);
        }
        return on.isEmpty() ? EnumSet.of(absent) : on;
    }

    private Optional<WebAddress> address(String key, boolean plainHttp) {
        Optional<String> text = keys.text(key);
        Optional<WebAddress> address = text.flatMap(ValueParser::uri)
                .filter(uri -> isAllowed(uri, plainHttp))
                .map(WebAddress::new);
        if (text.isPresent() && address.isEmpty()) {
            keys.wrong(key, "is not allowed; allowed: " + AN_ADDRESS);
        }
        return address;
    }

    private static boolean isAllowed(URI uri, boolean plainHttp) {
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return false;
        }
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && (plainHttp || Endpoint.Server.isLoopback(uri.getHost())));
    }
}
