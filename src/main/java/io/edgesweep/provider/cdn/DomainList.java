package io.edgesweep.provider.cdn;

import static io.edgesweep.provider.tencentapi.ProductApi.listed;

import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.cdn.CdnApi.CacheKeyRow;
import io.edgesweep.provider.cdn.CdnApi.DescribeDomains;
import io.edgesweep.provider.cdn.CdnApi.DescribeDomainsConfig;
import io.edgesweep.provider.cdn.CdnApi.DomainFilter;
import io.edgesweep.provider.cdn.CdnApi.DomainRow;
import io.edgesweep.provider.cdn.CdnApi.Domains;
import io.edgesweep.provider.cdn.CdnApi.KeyRuleRow;
import io.edgesweep.provider.cdn.CdnApi.QueryStringRow;
import io.edgesweep.provider.cdn.CdnApi.SwitchRow;
import io.edgesweep.provider.cdn.CdnCacheKey.Choice;
import io.edgesweep.provider.cdn.CdnCacheKey.Query;
import io.edgesweep.provider.cdn.CdnCacheKey.Rule;
import io.edgesweep.provider.tencentapi.ApiRequest;
import io.edgesweep.provider.tencentapi.PagedList;
import io.edgesweep.provider.tencentapi.ProductApi;
import io.edgesweep.provider.tencentapi.TencentApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an account has in the CDN: asked for when somebody sets up or checks, and by no run. */
public final class DomainList {

    /** Rows of a page at most (vendor's models DescribeDomainsRequest and DescribeDomainsConfigRequest, Limit). */
    private static final int IN_BRIEF = 1_000;

    private static final int WITH_CONFIGURATION = 100;

    /** Values of a filter at most (vendor's model DomainFilter). */
    private static final int NAMES = 5;

    private static final int MOST = 20_000;
    private static final String ON = "on";

    private static final Map<String, String> STATUS = Map.of(
            "offline", "it is switched off", "closing", "it is being switched off", "rejected", "it was rejected");

    private final ProductApi api;

    /** @param api the API (cdn, version 2018-06-06), called with the account's key */
    public DomainList(TencentApi api) {
        this.api = new ProductApi(api, CdnErrors.table());
    }

    /**
     * The domains that the key may see.
     *
     * @throws ProviderException when they cannot be had
     */
    public List<CdnDomain> domains() throws ProviderException, InterruptedException {
        return PagedList.whole(offset -> page(new DescribeDomains(offset, IN_BRIEF)), MOST).stream()
                .map(DomainList::domain)
                .toList();
    }

    private PagedList.Page<DomainRow> page(ApiRequest question) throws ProviderException, InterruptedException {
        Domains page = api.ask(question, Domains.class);
        return new PagedList.Page<>(page.totalNumber(), listed(page.domains()));
    }

    private static CdnDomain domain(DomainRow row) {
        String disabled = text(row.disable());
        String locked = text(row.readonly());
        Optional<String> idle = Optional.ofNullable(STATUS.get(text(row.status())))
                .or(() -> isUsual(disabled) ? Optional.empty() : Optional.of("it is disabled (" + disabled + ")"))
                .or(() -> isUsual(locked) ? Optional.empty() : Optional.of("it is locked (" + locked + ")"));
        return new CdnDomain(name(row), text(row.area()), idle);
    }

    private static boolean isUsual(String state) {
        return state.isEmpty() || state.equals("normal");
    }

    /**
     * By what the edge tells the URLs of these domains apart; of a domain that the key may not see, nothing.
     *
     * @param names of domains, as the API lists them
     * @throws ProviderException when it cannot be had
     */
    public List<CdnCacheKey> cacheKeys(List<String> names) throws ProviderException, InterruptedException {
        List<CdnCacheKey> keys = new ArrayList<>();
        for (int from = 0; from < names.size(); from += NAMES) {
            for (DomainRow row : configured(names.subList(from, Math.min(from + NAMES, names.size())))) {
                CacheKeyRow key = row.cacheKey();
                if (key != null) {
                    keys.add(cacheKey(name(row), key));
                }
            }
        }
        return keys;
    }

    private List<DomainRow> configured(List<String> names) throws ProviderException, InterruptedException {
        List<DomainFilter> filters = List.of(new DomainFilter("domain", names));
        return PagedList.whole(offset -> page(new DescribeDomainsConfig(offset, WITH_CONFIGURATION, filters)), MOST);
    }

    private static CdnCacheKey cacheKey(String domain, CacheKeyRow row) {
        return new CdnCacheKey(
                domain,
                flag(row.fullUrlCache()),
                flag(row.ignoreCase()).orElse(false),
                query(row.queryString()),
                isOn(row.scheme()),
                isOn(row.header()) || isOn(row.cookie()),
                listed(row.keyRules()).stream().map(DomainList::rule).toList());
    }

    private static Rule rule(KeyRuleRow row) {
        return new Rule(
                text(row.ruleType()),
                listed(row.rulePaths()),
                flag(row.fullUrlCache()),
                flag(row.ignoreCase()).orElse(false),
                query(row.queryString()));
    }

    private static Optional<Query> query(@Nullable QueryStringRow row) {
        if (row == null || !ON.equals(row.on())) {
            return Optional.empty();
        }
        Choice choice =
                switch (text(row.action())) {
                    case "excludeAll" -> Choice.NONE;
                    case "includeCustom" -> Choice.NAMED;
                    case "excludeCustom" -> Choice.OTHERS;
                    default -> Choice.ALL;
                };
        List<String> names = Stream.of(text(row.value()).split(";", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return Optional.of(new Query(choice, names, ON.equals(row.reorder())));
    }

    private static boolean isOn(@Nullable SwitchRow row) {
        return row != null && ON.equals(row.on());
    }

    private static Optional<Boolean> flag(@Nullable String word) {
        return Optional.ofNullable(word).map(ON::equals);
    }

    private static String name(DomainRow row) {
        return text(row.domain()).toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable String text) {
        return Objects.toString(text, "");
    }
}
