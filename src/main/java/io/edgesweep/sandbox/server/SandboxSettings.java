package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.cdn.CdnQuotaProfile;
import io.edgesweep.sandbox.cdn.SandboxDomain;
import io.edgesweep.sandbox.edgeone.QuotaProfile;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.model.ApiBehaviour;
import io.edgesweep.sandbox.model.Limits;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.model.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox is started with.
 *
 * @param port on the loopback address; 0 for any free one
 * @param controlPort of the {@code Control control interface} on the loopback address, 0 for any free one; {@code null}
 *     for none
 * @param journalFile where the journal is appended to, a line of JSON for each request; {@code null} for nowhere
 * @param quota the allowances of zones without a plan of their own
 * @param cdnQuota the allowances of every account for its CDN domains
 * @param quotaOffset where the quota day begins at midnight
 * @param clock rules signing, quota days, task life and listing lag; tests move it by hand
 * @param ticker monotonic nanoseconds in real time, by which calls per second are counted
 */
public record SandboxSettings(
        int port,
        @Nullable Integer controlPort,
        @Nullable Path journalFile,
        List<SandboxKey> keys,
        List<SandboxZone> zones,
        List<SandboxDomain> domains,
        QuotaProfile quota,
        CdnQuotaProfile cdnQuota,
        ZoneOffset quotaOffset,
        InstantSource clock,
        LongSupplier ticker,
        Timing timing,
        Limits limits,
        ApiBehaviour dialect) {

    /** The key that is known unless {@link Builder#keys} says otherwise. */
    public static final SandboxKey SAMPLE_KEY =
            SandboxKey.of("AKIDSANDBOXexample0000000000000000001", "sandboxSecretKeyExample000000001");

    /** The zone that exists unless {@link Builder#zones} says otherwise. */
    public static final SandboxZone SAMPLE_ZONE =
            SandboxZone.of("zone-2example0001", "www.example.com", "static.example.com");

    /** The CDN domain that exists unless {@link Builder#domains} says otherwise. */
    public static final SandboxDomain SAMPLE_DOMAIN = SandboxDomain.of("img.example.com");

    public SandboxSettings {
        keys = List.copyOf(keys);
        zones = List.copyOf(zones);
        domains = List.copyOf(domains);
    }

    /** The profile "sample": quotas as in the vendor's sample answers. */
    public static SandboxSettings sample() {
        return builder().build();
    }

    /** The profile "small": quotas that a test of a few dozen targets reaches. */
    public static SandboxSettings small() {
        return builder()
                .quota(QuotaProfile.small())
                .cdnQuota(CdnQuotaProfile.small())
                .build();
    }

    /** Starts from the profile "sample". */
    public static Builder builder() {
        return new Builder();
    }

    /** Every method names one setting of {@link SandboxSettings} and says its default. */
    public static final class Builder {

        private int port;
        private @Nullable Integer controlPort;
        private @Nullable Path journalFile;
        private List<SandboxKey> keys = List.of(SAMPLE_KEY);
        private List<SandboxZone> zones = List.of(SAMPLE_ZONE);
        private List<SandboxDomain> domains = List.of(SAMPLE_DOMAIN);
        private CdnQuotaProfile cdnQuota = CdnQuotaProfile.sample();
        private QuotaProfile quota = QuotaProfile.sample();
        private ZoneOffset quotaOffset = ZoneOffset.ofHours(8);
        private InstantSource clock = InstantSource.system();
        private LongSupplier ticker = System::nanoTime;
        private Duration latency = Duration.ZERO;
        private Duration listingLag = Duration.ofSeconds(2);
        private final Map<TaskType, Duration> completion = new EnumMap<>(TaskType.class);
        private Duration retention = Duration.ofDays(30);
        private int callsPerSecond = 20;
        private Duration clockTolerance = Duration.ofMinutes(5);
        private int bodyBytes = 10 << 20;
        private int urlLength = 2_048;
        private int pageRows = 1_000;
        private Duration queryWindow = Duration.ofDays(7);
        private ApiBehaviour dialect = ApiBehaviour.likely();

        private Builder() {
            completion(Duration.ofSeconds(6))
                    .completion(TaskType.PURGE_URL, Duration.ofSeconds(3))
                    .completion(TaskType.PREFETCH_URL, Duration.ofSeconds(8));
        }

        /** Default: 0, any free port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Default: no control interface. */
        public Builder controlPort(@Nullable Integer controlPort) {
            this.controlPort = controlPort;
            return this;
        }

        /** Default: none. */
        public Builder journalFile(@Nullable Path journalFile) {
            this.journalFile = journalFile;
            return this;
        }

        /** Default: {@link #SAMPLE_KEY}. */
        public Builder keys(SandboxKey... keys) {
            this.keys = List.of(keys);
            return this;
        }

        /** Default: {@link #SAMPLE_ZONE}. */
        public Builder zones(SandboxZone... zones) {
            this.zones = List.of(zones);
            return this;
        }

        /** Default: {@link #SAMPLE_DOMAIN}. */
        public Builder domains(SandboxDomain... domains) {
            this.domains = List.of(domains);
            return this;
        }

        /** Default: {@link CdnQuotaProfile#sample}. */
        public Builder cdnQuota(CdnQuotaProfile cdnQuota) {
            this.cdnQuota = cdnQuota;
            return this;
        }

        /** Default: {@link QuotaProfile#sample}. */
        public Builder quota(QuotaProfile quota) {
            this.quota = quota;
            return this;
        }

        /** Default: UTC+8. */
        public Builder quotaOffset(ZoneOffset quotaOffset) {
            this.quotaOffset = quotaOffset;
            return this;
        }

        /** Default: the system's clock. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** Default: {@link System#nanoTime}. */
        public Builder ticker(LongSupplier ticker) {
            this.ticker = ticker;
            return this;
        }

        /** Default: none. */
        public Builder latency(Duration latency) {
            this.latency = latency;
            return this;
        }

        /** Default: 2 s. */
        public Builder listingLag(Duration listingLag) {
            this.listingLag = listingLag;
            return this;
        }

        /** For every type. Default: 3 s for URLs, 8 s for prefetches, 6 s for all others. */
        public Builder completion(Duration delay) {
            for (TaskType type : TaskType.values()) {
                completion.put(type, delay);
            }
            return this;
        }

        /** For one type, and for the CDN's kind that is like it: URL, directory (as prefix) or prefetch. */
        public Builder completion(TaskType type, Duration delay) {
            completion.put(type, delay);
            return this;
        }

        /** Default: 30 days. */
        public Builder retention(Duration retention) {
            this.retention = retention;
            return this;
        }

        /** Default: 20. */
        public Builder callsPerSecond(int callsPerSecond) {
            this.callsPerSecond = callsPerSecond;
            return this;
        }

        /** Default: 5 minutes. */
        public Builder clockTolerance(Duration clockTolerance) {
            this.clockTolerance = clockTolerance;
            return this;
        }

        /** Default: 10 MB. */
        public Builder bodyBytes(int bodyBytes) {
            this.bodyBytes = bodyBytes;
            return this;
        }

        /** Default: 2,048 characters. */
        public Builder urlLength(int urlLength) {
            this.urlLength = urlLength;
            return this;
        }

        /** Default: 1,000. */
        public Builder pageRows(int pageRows) {
            this.pageRows = pageRows;
            return this;
        }

        /** Default: 7 days. */
        public Builder queryWindow(Duration queryWindow) {
            this.queryWindow = queryWindow;
            return this;
        }

        /** Default: {@link ApiBehaviour#likely}. */
        public Builder dialect(ApiBehaviour dialect) {
            this.dialect = dialect;
            return this;
        }

        public SandboxSettings build() {
            return new SandboxSettings(
                    port,
                    controlPort,
                    journalFile,
                    keys,
                    zones,
                    domains,
                    quota,
                    cdnQuota,
                    quotaOffset,
                    clock,
                    ticker,
                    new Timing(latency, listingLag, completion, retention),
                    new Limits(callsPerSecond, clockTolerance, bodyBytes, urlLength, pageRows, queryWindow),
                    dialect);
        }
    }
}
