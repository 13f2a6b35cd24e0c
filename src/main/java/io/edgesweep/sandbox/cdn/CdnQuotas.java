package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.model.QuotaLimit;
import io.edgesweep.sandbox.model.QuotaUsage;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was used of the CDN's quota, per account, kind, area and quota day. The area is mainland or overseas: what is
 * global uses both. Tests may spend quota as somebody else, or change a limit in mid-run.
 */
public final class CdnQuotas {

    private final CdnQuotaProfile profile;
    private final QuotaUsage<Allowance> ledger;

    public CdnQuotas(CdnQuotaProfile profile, InstantSource clock, ZoneOffset offset) {
        this.profile = profile;
        this.ledger = new QuotaUsage<>(clock, offset, allowance -> Optional.of(profile.limit(allowance.kind())));
    }

    /** The allowance in force. */
    public QuotaLimit limit(String account, CdnKind kind, CdnArea area) {
        return ledger.limit(new Allowance(account, kind, area)).orElseGet(() -> profile.limit(kind));
    }

    /** Raises or lowers an allowance from now on. */
    public void changeLimit(String account, CdnKind kind, CdnArea area, int batch, int daily) {
        ledger.changeLimit(new Allowance(account, kind, area), new QuotaLimit(batch, daily));
    }

    /** Targets booked today, by calls and by {@link #use}. */
    public int used(String account, CdnKind kind, CdnArea area) {
        return ledger.used(new Allowance(account, kind, area));
    }

    /** Targets left today. */
    public int available(String account, CdnKind kind, CdnArea area) {
        return ledger.available(new Allowance(account, kind, area));
    }

    /** Somebody else, the console for instance, uses quota. */
    public void use(String account, CdnKind kind, CdnArea area, int targets) {
        ledger.use(new Allowance(account, kind, area), targets);
    }

    /** Whether the quota queries tell of the area. */
    boolean shows(CdnArea area) {
        return !profile.hidden().contains(area);
    }

    /** Books the targets of one call, counted by area: all of them, or none if one area has too little left. */
    boolean book(String account, CdnKind kind, Map<CdnArea, Integer> targetsByArea) {
        Map<Allowance, Integer> targets = new HashMap<>();
        targetsByArea.forEach((area, count) -> targets.put(new Allowance(account, kind, area), count));
        return ledger.book(targets);
    }

    private record Allowance(String account, CdnKind kind, CdnArea area) {

        Allowance {
            if (area == CdnArea.GLOBAL) {
                throw new IllegalArgumentException("Quotas are kept for mainland and overseas, not for global");
            }
        }
    }
}
