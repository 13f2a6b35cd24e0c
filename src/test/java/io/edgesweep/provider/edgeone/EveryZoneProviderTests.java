package io.edgesweep.provider.edgeone;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.Submission;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.provider.tencentapi.ScriptedApi;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.Site;
import io.edgesweep.targets.Target;
import io.edgesweep.task.TaskRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is put on the wire for all zones of an account, and how what the zones tell is put together. */
class EveryZoneProviderTests {

    private final ScriptedApi api = new ScriptedApi();
    private final EveryZoneProvider provider = new EveryZoneProvider(api, sites());

    private static Map<Site, String> sites() {
        Map<Site, String> sites = new LinkedHashMap<>();
        sites.put(new Site("one", List.of("one.example.com")), "zone-1");
        sites.put(new Site("also-one", List.of("also.example.com")), "zone-1");
        sites.put(new Site("two", List.of("*.two.example.com")), "zone-2");
        sites.put(new Site("three", List.of("three.example.com")), "zone-3");
        return sites;
    }

    @Test
    void asks_the_zones_of_a_tasks_targets_alone() throws Exception {
        api.answering("{'JobId':'job000000001','FailedList':[],'RequestId':'r'}")
                .answering(page(1, "https://one.example.com/"))
                .answering(page(1, "https://a.two.example.com/"));

        provider.submit(new Submission(
                Kind.URL, Method.DELETE, List.of("https://one.example.com/", "https://a.two.example.com/")));
        TaskPage tasks = provider.tasks(new TaskQuery.OfTask(Kind.URL, "job000000001", 0));

        assertThat(tasks.total()).isEqualTo(2);
        assertThat(api.calls().get(0)).startsWith("CreatePurgeTask {'ZoneId':'*'");
        assertThat(api.calls().subList(1, api.calls().size()))
                .satisfiesExactly(
                        call -> assertThat(call).startsWith("DescribePurgeTasks {'ZoneId':'zone-1'"),
                        call -> assertThat(call).startsWith("DescribePurgeTasks {'ZoneId':'zone-2'"));
    }

    @Test
    void asks_all_zones_for_a_task_that_another_process_sent() throws Exception {
        api.answering(page(0)).answering(page(0)).answering(page(0));

        provider.tasks(new TaskQuery.OfTask(Kind.URL, "job000000001", 0));

        assertThat(api.calls()).hasSize(3);
    }

    @Test
    void reads_the_zones_one_behind_the_other_page_by_page() throws Exception {
        api.answering(page(1200, urls("one", 0, 1000)))
                .answering(page(0))
                .answering(page(2, urls("three", 0, 2)))
                .answering(page(1200, urls("one", 1000, 1200)))
                .answering(page(0))
                .answering(page(2, urls("three", 0, 2)));

        TaskPage first = provider.tasks(new TaskQuery.OfTask(Kind.URL, "job000000001", 0));
        TaskPage second = provider.tasks(new TaskQuery.OfTask(Kind.URL, "job000000001", 1000));

        assertThat(first.total()).isEqualTo(1202);
        assertThat(first.rows()).hasSize(1000);
        assertThat(second.rows()).hasSize(202);
        assertThat(second.rows().get(201).target()).isEqualTo("https://three.example.com/1");
        assertThat(api.calls().get(3)).contains("'Offset':1000");
        assertThat(api.calls().get(5)).contains("'Offset':0");
    }

    @Test
    void a_zone_that_gives_less_than_a_page_is_read_to_its_end_before_the_next() throws Exception {
        api.answering(page(30, urls("one", 0, 20)))
                .answering(page(0))
                .answering(page(2, urls("three", 0, 2)))
                .answering(page(30, urls("one", 20, 30)))
                .answering(page(0))
                .answering(page(2, urls("three", 0, 2)));

        TaskPage first = provider.tasks(new TaskQuery.OfTask(Kind.URL, "job000000001", 0));
        TaskPage second = provider.tasks(
                new TaskQuery.OfTask(Kind.URL, "job000000001", first.rows().size()));

        assertThat(first.rows()).hasSize(20);
        assertThat(second.rows()).hasSize(12);
        assertThat(second.rows())
                .extracting(TaskRow::target)
                .startsWith("https://one.example.com/20")
                .endsWith("https://three.example.com/1");
    }

    @Test
    void follows_what_a_site_has_the_host_of() {
        assertThat(provider.follows(new Target(Kind.URL, "https://a.two.example.com/x")))
                .isTrue();
        assertThat(provider.follows(new Target(Kind.HOST, "three.example.com"))).isTrue();
        assertThat(provider.follows(new Target(Kind.URL, "https://two.example.com/x")))
                .isFalse();
    }

    @Test
    void has_of_each_kind_the_quota_of_the_zone_that_has_least() throws Exception {
        String quota = "{'PurgeQuota':[{'Type':'purge_url','Batch':%d,'Daily':%d,'DailyAvailable':%d}]}";
        api.answering(quota.formatted(2000, 10_000, 7))
                .answering(quota.formatted(50, 10_000, 900))
                .answering(quota.formatted(2000, 500, 400));

        assertThat(provider.quota()).containsExactly(new Quota(Kind.URL, 50, 500, 7));
    }

    private static String[] urls(String host, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "https://" + host + ".example.com/" + i)
                .toArray(String[]::new);
    }

    private static String page(int total, String... targets) {
        String rows = List.of(targets).stream()
                .map(target ->
                        "{'JobId':'job000000001','Target':'%s','Status':'success','CreateTime':'2026-11-24T02:00:00Z'}"
                                .formatted(target))
                .collect(Collectors.joining(","));
        return "{'TotalCount':%d,'Tasks':[%s]}".formatted(total, rows);
    }
}
