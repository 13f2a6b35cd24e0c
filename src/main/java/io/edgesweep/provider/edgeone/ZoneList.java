package io.edgesweep.provider.edgeone;

import static io.edgesweep.provider.tencentapi.ProductApi.listed;

import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.edgeone.EdgeOneApi.AccelerationDomains;
import io.edgesweep.provider.edgeone.EdgeOneApi.DescribeAccelerationDomains;
import io.edgesweep.provider.edgeone.EdgeOneApi.DescribeZones;
import io.edgesweep.provider.edgeone.EdgeOneApi.ZoneRow;
import io.edgesweep.provider.edgeone.EdgeOneApi.Zones;
import io.edgesweep.provider.tencentapi.PagedList;
import io.edgesweep.provider.tencentapi.ProductApi;
import io.edgesweep.provider.tencentapi.TencentApi;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an account has in EdgeOne: asked for when somebody sets up or checks, and by no run. */
public final class ZoneList {

    /** Rows of a page at most (vendor's models DescribeZonesRequest and DescribeAccelerationDomainsRequest, Limit). */
    private static final int ZONES = 100;

    private static final int DOMAINS = 200;

    private static final int MOST = 20_000;

    /** What a status says about the service; of one that is not here, nothing follows. */
    private static final Map<String, String> IDLE = Map.of(
            "status pending", "its name servers do not point at EdgeOne yet",
            "status moved", "its name servers no longer point at EdgeOne",
            "status deactivated", "it is blocked",
            "status initializing", "it has no plan yet",
            "cname pending", "its ownership is not verified yet",
            "active inactive", "it is not in effect",
            "active paused", "it is paused");

    private final ProductApi api;

    /** @param api the API (teo, version 2022-09-01), called with the account's key */
    public ZoneList(TencentApi api) {
        this.api = new ProductApi(api, EdgeOneErrors.table());
    }

    /**
     * The zones that the key may see.
     *
     * @throws ProviderException when they cannot be had
     */
    public List<Zone> zones() throws ProviderException, InterruptedException {
        return PagedList.whole(
                offset -> {
                    Zones page = api.ask(new DescribeZones(offset, ZONES), Zones.class);
                    return new PagedList.Page<>(
                            page.totalCount(),
                            listed(page.zones()).stream().map(ZoneList::zone).toList());
                },
                MOST);
    }

    private static Zone zone(ZoneRow row) {
        String type = text(row.type());
        Optional<String> idle = Boolean.TRUE.equals(row.paused())
                ? Optional.of("it is paused")
                // The name servers count for a zone that is connected by them alone, the CNAME likewise.
                : Optional.ofNullable(IDLE.get("status " + text(row.status())))
                        .filter(words -> !text(row.status()).equals("pending") || !type.equals("partial"))
                        .or(() -> Optional.ofNullable(
                                type.equals("partial") ? IDLE.get("cname " + text(row.cnameStatus())) : null))
                        .or(() -> Optional.ofNullable(IDLE.get("active " + text(row.activeStatus()))));
        return new Zone(text(row.zoneId()), text(row.zoneName()), text(row.aliasZoneName()), text(row.area()), idle);
    }

    /**
     * The domains of a zone.
     *
     * @throws ProviderException when they cannot be had
     */
    public List<ZoneDomain> domains(String zoneId) throws ProviderException, InterruptedException {
        return PagedList.whole(
                offset -> {
                    AccelerationDomains page = api.ask(
                            new DescribeAccelerationDomains(zoneId, offset, DOMAINS), AccelerationDomains.class);
                    return new PagedList.Page<>(
                            page.totalCount(),
                            listed(page.accelerationDomains()).stream()
                                    .map(row -> new ZoneDomain(
                                            text(row.domainName()).toLowerCase(Locale.ROOT), text(row.domainStatus())))
                                    .toList());
                },
                MOST);
    }

    private static String text(@Nullable String text) {
        return Objects.toString(text, "");
    }
}
