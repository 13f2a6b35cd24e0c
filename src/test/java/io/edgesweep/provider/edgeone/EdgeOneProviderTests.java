package io.edgesweep.provider.edgeone;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.DepartureCheck;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.provider.RefusedTargets;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.provider.tencentapi.ScriptedApi;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.Site;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put on the wire for EdgeOne, and how its answers are read. What it does is shown by EdgeOneContractTests. */
class EdgeOneProviderTests {

    private static final List<String> URLS = List.of("https://www.example.com/a");
    private static final Instant FROM = Instant.parse("2026-11-24T01:00:00.123Z");
    private static final Instant TO = Instant.parse("2026-11-24T02:00:00Z");

    private final ScriptedApi api = new ScriptedApi();
    private final EdgeOneProvider provider =
            new EdgeOneProvider(api, "zone-1", new Site("www", List.of("www.example.com")), List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "URL    | DELETE     | 'purge_url','Targets':['x']}",
                "PREFIX | INVALIDATE | 'purge_prefix','Method':'invalidate','Targets':['x']}",
                "PREFIX | DELETE     | 'purge_prefix','Method':'delete','Targets':['x']}",
                "HOST   | DELETE     | 'purge_host','Method':'delete','Targets':['x']}",
                "ALL    | INVALIDATE | 'purge_all','Method':'invalidate'}",
                "TAG    | DELETE     | 'purge_cache_tag','Targets':['x'],'CacheTag':{'Domains':['www.example.com']}}"
            })
    void sends_of_a_purge_what_its_kind_calls_for(Kind kind, Method method, String fields) throws Exception {
        provider.submit(new Submission(kind, method, List.of("x")));

        assertThat(api.calls()).containsExactly("CreatePurgeTask {'ZoneId':'zone-1','Type':" + fields);
    }

    @Test
    void names_for_a_tag_what_the_zone_has_below_the_wildcards_of_the_site() throws Exception {
        api.answering(domains(
                        "www.example.com",
                        "online",
                        "a.img.example.com",
                        "online",
                        "b.img.example.com",
                        "process",
                        "old.img.example.com",
                        "offline",
                        "shop.example.com",
                        "online"))
                .answering("{'JobId':'job000000001','FailedList':[],'RequestId':'r'}")
                .answering("{'JobId':'job000000002','FailedList':[],'RequestId':'r'}");
        EdgeOneProvider wide = wide(List.of());

        wide.submit(new Submission(Kind.TAG, Method.INVALIDATE, List.of("x")));
        wide.submit(new Submission(Kind.TAG, Method.INVALIDATE, List.of("y")));

        assertThat(wide.tagHosts()).containsExactly("www.example.com", "a.img.example.com", "b.img.example.com");
        assertThat(api.calls())
                .hasSize(3)
                .first()
                .isEqualTo("DescribeAccelerationDomains {'ZoneId':'zone-1','Offset':0,'Limit':200}");
        assertThat(api.calls().subList(1, 3)).allSatisfy(call -> assertThat(call)
                .endsWith("'CacheTag':{'Domains':['www.example.com','a.img.example.com','b.img.example.com']}}"));
    }

    @Test
    void names_for_a_tag_what_the_site_says_that_its_wildcards_stand_for() throws Exception {
        assertThat(wide(List.of("a.img.example.com")).tagHosts())
                .containsExactly("www.example.com", "a.img.example.com");
        assertThat(api.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.img.example.com | zone zone-1 has the domain *.img.example.com itself, which does not say what"
                        + " hosts the site's *.img.example.com stands for",
                "*.example.com     | zone zone-1 has the domain *.example.com itself, which does not say what hosts"
                        + " the site's *.img.example.com stands for",
                "www.example.com   | zone zone-1 has no domain that is served below the site's *.img.example.com"
            })
    void sends_no_tag_that_would_leave_out_the_hosts_of_a_wildcard(String domain, String why) throws Exception {
        api.answering(domains(domain, "online"));

        SubmissionResult answer = wide(List.of()).submit(new Submission(Kind.TAG, Method.INVALIDATE, List.of("x")));

        assertThat(answer).isInstanceOfSatisfying(SubmissionResult.Refused.class, refused -> {
            assertThat(refused.error().errorClass()).isEqualTo(ErrorClass.FATAL_KIND);
            assertThat(refused.error().toString()).contains(why).endsWith("Name the hosts in the site's tag-domains.");
        });
        assertThat(api.calls()).noneMatch(call -> call.startsWith("CreatePurgeTask"));
    }

    private EdgeOneProvider wide(List<String> tagDomains) {
        return new EdgeOneProvider(
                api, "zone-1", new Site("www", List.of("www.example.com", "*.img.example.com")), tagDomains);
    }

    /** @param namesAndStates a name and its state, and so on */
    private static String domains(String... namesAndStates) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < namesAndStates.length; i += 2) {
            rows.append(i == 0 ? "" : ",")
                    .append("{'DomainName':'%s','DomainStatus':'%s'}"
                            .formatted(namesAndStates[i], namesAndStates[i + 1]));
        }
        return "{'TotalCount':%d,'AccelerationDomains':[%s]}".formatted(namesAndStates.length / 2, rows);
    }

    @Test
    void sends_a_prefetch_as_far_as_the_middle_layer_unless_told_otherwise() throws Exception {
        provider.submit(new Submission(Kind.PREFETCH, Method.INVALIDATE, URLS));
        provider.submit(new Submission(
                Kind.PREFETCH,
                Method.INVALIDATE,
                URLS,
                new PrefetchOptions(true, Map.of("X-Warm", "1", "Accept", "*/*")),
                DepartureCheck.NONE));

        assertThat(api.calls())
                .containsExactly(
                        "CreatePrefetchTask {'ZoneId':'zone-1','Targets':['https://www.example.com/a']}",
                        "CreatePrefetchTask {'ZoneId':'zone-1','Targets':['https://www.example.com/a'],'Mode':'edge',"
                                + "'Headers':[{'Name':'Accept','Value':'*/*'},{'Name':'X-Warm','Value':'1'}]}");
    }

    @Test
    void asks_for_purges_by_type_and_for_prefetches_without_one() throws Exception {
        String page = "{'TotalCount':0,'Tasks':null}";
        api.answering(page).answering(page).answering(page);

        provider.tasks(new TaskQuery.OfTarget(Kind.PREFIX, "https://www.example.com/d/", FROM, TO, 0));
        provider.tasks(new TaskQuery.OfTarget(Kind.PREFETCH, "https://www.example.com/a", FROM, TO, 1000));
        provider.tasks(new TaskQuery.OfTask(Kind.PREFETCH, "job-1", 0));

        assertThat(api.calls())
                .containsExactly(
                        "DescribePurgeTasks {'ZoneId':'zone-1','StartTime':'2026-11-24T01:00:00Z',"
                                + "'EndTime':'2026-11-24T02:00:00Z','Offset':0,'Limit':1000,'Filters':["
                                + "{'Name':'type','Values':['purge_prefix']},"
                                + "{'Name':'target','Values':['https://www.example.com/d/']}]}",
                        "DescribePrefetchTasks {'ZoneId':'zone-1','StartTime':'2026-11-24T01:00:00Z',"
                                + "'EndTime':'2026-11-24T02:00:00Z','Offset':1000,'Limit':1000,'Filters':["
                                + "{'Name':'target','Values':['https://www.example.com/a']}]}",
                        "DescribePrefetchTasks {'ZoneId':'zone-1','Offset':0,'Limit':1000,'Filters':["
                                + "{'Name':'job-id','Values':['job-1']}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "success,    SUCCESS",
        "Success,    SUCCESS",
        "FAILED,     FAILED",
        "timeout,    TIMEOUT",
        "canceled,   CANCELED",
        "Invalid,    INVALID",
        "processing, PROCESSING",
        "paused,     UNKNOWN"
    })
    void knows_the_words_for_an_end_in_any_case_and_takes_a_new_one_for_none(String status, TaskState state)
            throws Exception {
        api.answering("{'TotalCount':1,'Tasks':[{'JobId':'job-1','Target':'x','Status':'" + status + "'}]}");

        List<TaskRow> rows =
                provider.tasks(new TaskQuery.OfTask(Kind.PREFETCH, "job-1", 0)).rows();

        assertThat(rows).containsExactly(new TaskRow("job-1", "x", state, status, "", null));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "'Delete',     '2026-11-24T10:00:00+08:00', delete,     2026-11-24T02:00:00Z",
                "'invalidate', '2026-11-24T02:00:00Z',      invalidate, 2026-11-24T02:00:00Z",
                "'shred',      'yesterday',                 ||,         ",
                "7,            [1],                         ||,         ",
                "null,         '',                          ||,         "
            })
    void tells_when_a_task_was_done_and_by_which_method_as_far_as_that_can_be_read(
            String method, String updated, String word, @Nullable Instant completed) throws Exception {
        api.answering("{'TotalCount':1,'Tasks':[{'JobId':'job-1','Target':'x','Status':'success','Method':" + method
                + ",'UpdateTime':" + updated + "}]}");

        List<TaskRow> rows =
                provider.tasks(new TaskQuery.OfTask(Kind.URL, "job-1", 0)).rows();

        assertThat(rows).singleElement().extracting(TaskRow::end).isEqualTo(new TaskEnd(completed, word));
    }

    @Test
    void tells_the_quotas_of_purges_and_prefetches_and_leaves_out_types_that_it_does_not_know() throws Exception {
        api.answering("{'PurgeQuota':[{'Type':'purge_url','Batch':2,'Daily':20,'DailyAvailable':19},"
                + "{'Type':'purge_moon','Batch':1,'Daily':1,'DailyAvailable':1}],"
                + "'PrefetchQuota':[{'Type':'prefetch_url','Batch':3,'Daily':30,'DailyAvailable':0}]}");

        assertThat(provider.quota())
                .containsExactly(new Quota(Kind.URL, 2, 20, 19), new Quota(Kind.PREFETCH, 3, 30, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'PurgeQuota':null,'PrefetchQuota':null}", "{'PurgeQuota':[],'PrefetchQuota':[]}"})
    void tells_no_quota_where_the_api_tells_none(String answer) throws Exception {
        api.answering(answer);

        assertThat(provider.quota()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'JobId':'job-1','RequestId':'r'}", "{'JobId':'job-1','FailedList':null,'RequestId':'r'}"})
    void takes_a_missing_list_of_refusals_for_none(String answer) throws Exception {
        api.answering(answer);

        assertThat(provider.submit(new Submission(Kind.URL, Method.DELETE, URLS)))
                .isEqualTo(new SubmissionResult.Accepted("job-1", "r", List.of()));
    }

    @Test
    void takes_an_answer_with_refusals_only_for_a_refusal_of_each() throws Exception {
        api.answering("{'JobId':'','FailedList':[{'Reason':'domain not valid','Targets':['x',null]}],'RequestId':'r'}");

        assertThat(provider.submit(new Submission(Kind.URL, Method.DELETE, URLS)))
                .isEqualTo(new SubmissionResult.Accepted(
                        "", "r", List.of(new RefusedTargets("domain not valid", List.of("x")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'RequestId':'r'}",
                "{'JobId':'','FailedList':[],'RequestId':'r'}",
                "{'JobId':{'a':1},'RequestId':'r'}"
            })
    void does_not_know_what_came_of_a_call_whose_answer_says_nothing(String answer) throws Exception {
        api.answering(answer);

        assertThat(provider.submit(new Submission(Kind.URL, Method.DELETE, URLS)))
                .isInstanceOfSatisfying(SubmissionResult.Unknown.class, unknown -> assertThat(unknown.requestId())
                        .isEqualTo("r"));
    }
}
