package io.edgesweep.provider.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.DepartureCheck;
import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.provider.tencentapi.ScriptedApi;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
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

/** What is put on the wire for the classic CDN, and how its answers are read. What it does is shown by CdnContractTests. */
class CdnProviderTests {

    private static final Instant FROM = Instant.parse("2026-11-24T15:59:59.999Z");
    private static final Instant TO = Instant.parse("2026-11-24T16:00:00Z");

    private final ScriptedApi api = new ScriptedApi();
    private final CdnProvider everywhere = new CdnProvider(api, null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "URL    | INVALIDATE | -        | PurgeUrlsCache {'Urls':['x']}",
                "URL    | DELETE     | overseas | PurgeUrlsCache {'Urls':['x'],'Area':'overseas'}",
                "PREFIX | INVALIDATE | -        | PurgePathCache {'Paths':['x'],'FlushType':'flush'}",
                "PREFIX | DELETE     | mainland | PurgePathCache {'Paths':['x'],'FlushType':'delete','Area':'mainland'}"
            })
    void sends_a_purge_by_its_kind_to_the_area_of_the_site(Kind kind, Method method, @Nullable String area, String call)
            throws Exception {
        new CdnProvider(api, area).submit(new Submission(kind, method, List.of("x")));

        assertThat(api.calls()).containsExactly(call);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "-        | false | 'Area':'global','Layer':'middle'",
                "-        | true  | 'Area':'global'",
                "overseas | false | 'Area':'overseas','Layer':'middle'",
                "overseas | true  | 'Area':'overseas'",
                "mainland | false | 'Area':'mainland'"
            })
    void sends_a_prefetch_to_the_edge_only_when_it_is_told_to(@Nullable String area, boolean edge, String fields)
            throws Exception {
        new CdnProvider(api, area)
                .submit(new Submission(
                        Kind.PREFETCH,
                        Method.INVALIDATE,
                        List.of("x"),
                        new PrefetchOptions(edge, Map.of("X-Warm", "1")),
                        DepartureCheck.NONE));

        assertThat(api.calls())
                .containsExactly(
                        "PushUrlsCache {'Urls':['x']," + fields + ",'Headers':[{'Name':'X-Warm','Value':'1'}]}");
    }

    @Test
    void takes_an_empty_area_for_none() throws Exception {
        new CdnProvider(api, "").submit(new Submission(Kind.URL, Method.DELETE, List.of("x")));

        assertThat(api.calls()).containsExactly("PurgeUrlsCache {'Urls':['x']}");
    }

    @Test
    void asks_with_times_of_the_vendors_zone_and_by_the_whole_url() throws Exception {
        String page = "{'TotalCount':0}";
        api.answering(page).answering(page).answering(page).answering(page);

        everywhere.tasks(new TaskQuery.OfTarget(Kind.URL, "https://img.example.com/1.jpg", FROM, TO, 0));
        everywhere.tasks(new TaskQuery.OfTarget(Kind.PREFIX, "", FROM, TO, 400));
        everywhere.tasks(new TaskQuery.OfTarget(Kind.PREFETCH, "https://img.example.com/1.jpg", FROM, TO, 0));
        everywhere.tasks(new TaskQuery.OfTask(Kind.PREFETCH, "task-1", 0));

        String window = "'StartTime':'2026-11-24 23:59:59','EndTime':'2026-11-25 00:00:00',";
        assertThat(api.calls())
                .containsExactly(
                        "DescribePurgeTasks {" + window
                                + "'PurgeType':'url','Keyword':'https://img.example.com/1.jpg','Offset':0,'Limit':1000}",
                        "DescribePurgeTasks {" + window + "'PurgeType':'path','Offset':400,'Limit':1000}",
                        "DescribePushTasks {" + window
                                + "'Keyword':'https://img.example.com/1.jpg','Offset':0,'Limit':1000}",
                        "DescribePushTasks {'TaskId':'task-1','Offset':0,'Limit':1000}");
    }

    @Test
    void reads_times_in_the_vendors_zone() throws Exception {
        api.answering("{'TotalCount':7,'PurgeLogs':[{'TaskId':'task-1','Url':'x','Status':'process',"
                + "'CreateTime':'2026-11-25 00:00:05'},"
                + "{'TaskId':'task-1','Url':'y','Status':'process','CreateTime':'yesterday'}]}");

        TaskPage page = everywhere.tasks(new TaskQuery.OfTask(Kind.URL, "task-1", 0));

        assertThat(page)
                .isEqualTo(new TaskPage(
                        7,
                        List.of(
                                new TaskRow(
                                        "task-1",
                                        "x",
                                        TaskState.PROCESSING,
                                        "process",
                                        "",
                                        Instant.parse("2026-11-24T16:00:05Z")),
                                new TaskRow("task-1", "y", TaskState.PROCESSING, "process", "", null))));
    }

    @Test
    void tells_by_which_method_a_task_purged_and_when_a_prefetch_was_done() throws Exception {
        api.answering("{'TotalCount':3,'PurgeLogs':[{'TaskId':'t','Url':'x','Status':'done','FlushType':'flush'},"
                + "{'TaskId':'t','Url':'y','Status':'done','FlushType':'delete'},"
                + "{'TaskId':'t','Url':'z','Status':'done','FlushType':[1],'UpdateTime':null}],"
                + "'PushLogs':[{'TaskId':'t','Url':'p','Status':'done','UpdateTime':'2026-11-25 00:00:05'}]}");

        TaskPage page = everywhere.tasks(new TaskQuery.OfTask(Kind.URL, "t", 0));

        assertThat(page.rows())
                .extracting(TaskRow::end)
                .containsExactly(
                        new TaskEnd(null, "invalidate"),
                        new TaskEnd(null, "delete"),
                        TaskEnd.UNTOLD,
                        new TaskEnd(Instant.parse("2026-11-24T16:00:05Z"), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "done,    SUCCESS",
        "Done,    SUCCESS",
        "fail,    FAILED",
        "FAIL,    FAILED",
        "invalid, INVALID",
        "process, PROCESSING",
        "paused,  UNKNOWN"
    })
    void knows_the_words_for_an_end_in_any_case_and_takes_a_new_one_for_none(String status, TaskState state)
            throws Exception {
        api.answering("{'TotalCount':1,'PushLogs':[{'TaskId':'task-1','Url':'x','Status':'" + status + "'}]}");

        List<TaskRow> rows = everywhere
                .tasks(new TaskQuery.OfTask(Kind.PREFETCH, "task-1", 0))
                .rows();

        assertThat(rows).containsExactly(new TaskRow("task-1", "x", state, status, "", null));
    }

    @Test
    void tells_a_quota_for_each_kind_and_area() throws Exception {
        api.answering("{'UrlPurge':[{'Area':'mainland','Batch':1000,'Total':10000,'Available':9990},"
                        + "{'Area':'overseas','Batch':1000,'Total':10000,'Available':10000}],"
                        + "'PathPurge':[{'Area':'mainland','Batch':500,'Total':100,'Available':99}]}")
                .answering("{'UrlPush':[{'Area':'overseas','Batch':500,'Total':1000,'Available':0}]}");

        assertThat(everywhere.quota())
                .containsExactly(
                        new Quota(Kind.URL, "mainland", 1000, 10000, 9990),
                        new Quota(Kind.URL, "overseas", 1000, 10000, 10000),
                        new Quota(Kind.PREFIX, "mainland", 500, 100, 99),
                        new Quota(Kind.PREFETCH, "overseas", 500, 1000, 0));
        assertThat(api.calls()).containsExactly("DescribePurgeQuota {}", "DescribePushQuota {}");
    }

    @Test
    void tells_no_quota_where_the_api_tells_none() throws Exception {
        api.answering("{'UrlPurge':null}").answering("{}");

        assertThat(everywhere.quota()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'TaskId':'','RequestId':'r'}", "{'RequestId':'r'}", "{'TaskId':[1],'RequestId':'r'}"})
    void does_not_know_what_came_of_a_call_whose_answer_names_no_task(String answer) throws Exception {
        api.answering(answer);

        assertThat(everywhere.submit(new Submission(Kind.URL, Method.DELETE, List.of("x"))))
                .isInstanceOfSatisfying(SubmissionResult.Unknown.class, unknown -> assertThat(unknown.requestId())
                        .isEqualTo("r"));
    }
}
