package io.edgesweep.provider.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.cdn.CdnCacheKey.Choice;
import io.edgesweep.provider.cdn.CdnCacheKey.Query;
import io.edgesweep.provider.cdn.CdnCacheKey.Rule;
import io.edgesweep.provider.tencentapi.ScriptedApi;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainListTests {

    private final ScriptedApi api = new ScriptedApi();
    private final DomainList list = new DomainList(api);

    @Test
    void reads_domains_and_why_one_takes_no_purges() throws Exception {
        api.answering("{'TotalNumber':4,'Domains':["
                + "{'Domain':'IMG.example.com','Status':'online','Disable':'normal','Area':'global','Readonly':'normal'},"
                + "{'Domain':'a.example.com','Status':'offline','Area':'mainland'},"
                + "{'Domain':'b.example.com','Status':'online','Disable':'overdue','Area':'overseas'},"
                + "{'Domain':'c.example.com','Status':'online','Readonly':'global','Area':'global'}]}");

        assertThat(list.domains())
                .containsExactly(
                        new CdnDomain("img.example.com", "global", Optional.empty()),
                        new CdnDomain("a.example.com", "mainland", Optional.of("it is switched off")),
                        new CdnDomain("b.example.com", "overseas", Optional.of("it is disabled (overdue)")),
                        new CdnDomain("c.example.com", "global", Optional.of("it is locked (global)")));
        assertThat(api.calls()).containsExactly("DescribeDomains {'Offset':0,'Limit':1000}");
    }

    @Test
    void reads_by_what_the_edge_tells_urls_apart() throws Exception {
        api.answering("{'TotalNumber':1,'Domains':[{'Domain':'a.example.com','CacheKey':{'FullUrlCache':'off',"
                + "'IgnoreCase':'on','QueryString':{'Switch':'on','Reorder':'on','Action':'includeCustom','Value':'id; v'},"
                + "'Scheme':{'Switch':'on'},'Header':null,'Cookie':{'Switch':'off'},'KeyRules':[{'RuleType':'file',"
                + "'RulePaths':['jpg'],'FullUrlCache':'on','IgnoreCase':null,'QueryString':null}]}}]}");

        assertThat(list.cacheKeys(List.of("a.example.com")))
                .containsExactly(new CdnCacheKey(
                        "a.example.com",
                        Optional.of(false),
                        true,
                        Optional.of(new Query(Choice.NAMED, List.of("id", "v"), true)),
                        true,
                        false,
                        List.of(new Rule("file", List.of("jpg"), Optional.of(true), false, Optional.empty()))));
    }

    @Test
    void asks_for_five_domains_at_a_time_and_takes_a_missing_key_for_unknown() throws Exception {
        api.answering("{'TotalNumber':1,'Domains':[{'Domain':'a','CacheKey':null}]}")
                .answering("{'TotalNumber':0,'Domains':[]}");

        assertThat(list.cacheKeys(List.of("a", "b", "c", "d", "e", "f"))).isEmpty();
        assertThat(api.calls())
                .containsExactly(
                        "DescribeDomainsConfig {'Offset':0,'Limit':100,'Filters':[{'Name':'domain','Value':['a','b','c','d','e']}]}",
                        "DescribeDomainsConfig {'Offset':0,'Limit':100,'Filters':[{'Name':'domain','Value':['f']}]}");
    }
}
