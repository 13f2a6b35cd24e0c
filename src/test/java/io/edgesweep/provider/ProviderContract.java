package io.edgesweep.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.language.Words;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every provider promises, whoever stands behind it. */
abstract class ProviderContract {

    private Vendor vendor;
    private Provider provider;

    abstract Vendor vendor();

    @BeforeEach
    void start() {
        vendor = vendor();
        provider = vendor.provider();
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "PREFETCH"})
    void accepts_a_batch_and_lists_it_under_one_task(Kind kind) throws Exception {
        SubmissionResult.Accepted accepted = accepted(kind, url(1), url(2), url(3));

        assertThat(accepted.refused()).isEmpty();
        assertThat(ofTask(kind, accepted.taskId()))
                .allSatisfy(row -> assertThat(row.taskId()).isEqualTo(accepted.taskId()))
                .extracting(TaskRow::target)
                .containsExactlyInAnyOrder(url(1), url(2), url(3));
    }

    @ParameterizedTest
    @EnumSource
    void does_what_it_declares_and_refuses_the_rest_without_a_call(Kind kind) throws Exception {
        boolean declared = provider.capabilities().kinds().contains(kind);
        TaskQuery query = new TaskQuery.OfTask(kind, "some-task", 0);

        SubmissionResult answer = submit(kind, sample(kind));

        assertThat(vendor.submissions()).isEqualTo(declared ? 1 : 0);
        if (declared) {
            String taskId = ((SubmissionResult.Accepted) answer).taskId();
            assertThat(ofTask(kind, taskId)).hasSize(1);
        } else {
            assertThat(errorClass(answer)).isEqualTo(ErrorClass.FATAL_KIND);
            assertThatThrownBy(() -> provider.tasks(query))
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            e -> assertThat(e.error().errorClass()).isEqualTo(ErrorClass.FATAL_KIND));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "PREFETCH"})
    void names_a_bad_target_or_refuses_the_whole_call_as_it_declares(Kind kind) throws Exception {
        SubmissionResult answer = submit(kind, url(1), Vendor.FOREIGN, url(2));

        if (provider.capabilities().namesRefusedTargets()) {
            SubmissionResult.Accepted accepted = (SubmissionResult.Accepted) answer;
            assertThat(accepted.refused())
                    .allSatisfy(refused -> assertThat(refused.reason()).isNotBlank())
                    .flatExtracting(RefusedTargets::targets)
                    .containsExactly(Vendor.FOREIGN);
            assertThat(ofTask(kind, accepted.taskId()))
                    .extracting(TaskRow::target)
                    .containsExactlyInAnyOrder(url(1), url(2));
        } else {
            assertThat(errorClass(answer)).isIn(ErrorClass.DROP, ErrorClass.DROP_HOST);
            assertThat(createdBetween(kind, url(1), Duration.ofMinutes(-5), Duration.ofMinutes(5)))
                    .isEmpty();
        }
    }

    @Test
    void pages_through_more_rows_than_a_page_holds() throws Exception {
        vendor.allow(Kind.URL, 2500, 10000);
        String[] targets =
                IntStream.range(0, 2500).mapToObj(ProviderContract::url).toArray(String[]::new);

        SubmissionResult.Accepted accepted = accepted(Kind.URL, targets);

        TaskPage first = provider.tasks(new TaskQuery.OfTask(Kind.URL, accepted.taskId(), 0));
        assertThat(first.total()).isEqualTo(2500);
        assertThat(first.rows()).hasSizeLessThanOrEqualTo(TaskQuery.PAGE);
        assertThat(ofTask(Kind.URL, accepted.taskId()))
                .extracting(TaskRow::target)
                .containsExactlyInAnyOrder(targets);
    }

    @Test
    void gives_an_empty_page_beyond_the_last_row() throws Exception {
        SubmissionResult.Accepted accepted = accepted(Kind.URL, url(1), url(2));

        TaskPage page = provider.tasks(new TaskQuery.OfTask(Kind.URL, accepted.taskId(), 2));

        assertThat(page).isEqualTo(new TaskPage(2, List.of()));
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "PREFIX", "PREFETCH"})
    void finds_the_task_of_a_target_in_its_window_and_nowhere_else(Kind kind) throws Exception {
        String target = sample(kind);
        Instant before = vendor.now().minusSeconds(1);
        SubmissionResult.Accepted accepted = accepted(kind, target, target + "other/");
        Instant after = vendor.now().plusSeconds(1);

        List<TaskRow> found = createdBetween(kind, target, Duration.ofMinutes(-5), Duration.ofMinutes(5));

        assertThat(found).hasSize(1).first().satisfies(row -> {
            assertThat(row.taskId()).isEqualTo(accepted.taskId());
            assertThat(row.target()).isEqualTo(target);
            assertThat(row.created()).isBetween(before, after);
        });
        assertThat(createdBetween(kind, target, Duration.ofHours(-9), Duration.ofHours(-1)))
                .isEmpty();
        assertThat(createdBetween(kind, target, Duration.ofHours(1), Duration.ofHours(9)))
                .isEmpty();
        assertThat(createdBetween(kind, target + "unknown/", Duration.ofMinutes(-5), Duration.ofMinutes(5)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "PREFIX", "PREFETCH"})
    void finds_all_tasks_of_a_kind_in_a_window_and_none_of_another(Kind kind) throws Exception {
        Set<String> expected = new HashSet<>();
        for (Kind each : List.of(Kind.URL, Kind.PREFIX, Kind.PREFETCH)) {
            String taskId =
                    accepted(each, sample(each), sample(each) + "other/").taskId();
            if (each == kind) {
                expected.add(taskId);
            }
        }

        List<TaskRow> found = createdBetween(kind, "", Duration.ofMinutes(-5), Duration.ofMinutes(5));

        assertThat(found).hasSize(2).extracting(TaskRow::taskId).allSatisfy(taskId -> assertThat(expected)
                .contains(taskId));
    }

    @Test
    void tells_a_quota_for_each_kind_that_it_declares() throws Exception {
        for (Kind kind : provider.capabilities().kinds()) {
            vendor.allow(kind, 7, 70);
        }

        List<Quota> quotas = provider.quota();

        assertThat(quotas)
                .extracting(Quota::kind)
                .containsAll(provider.capabilities().kinds());
        assertThat(quotas).allSatisfy(quota -> {
            assertThat(provider.capabilities().kinds()).contains(quota.kind());
            assertThat(quota.batch()).isEqualTo(7);
            assertThat(quota.daily()).isEqualTo(70);
            assertThat(quota.available()).isEqualTo(70);
        });
        assertThat(quotas).extracting(quota -> quota.kind() + quota.area()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "PREFETCH"})
    void counts_what_it_accepted_against_the_quota_of_its_kind(Kind kind) throws Exception {
        List<Quota> before = provider.quota();

        accepted(kind, url(1), url(2), url(3));

        assertThat(provider.quota())
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .map(quota -> quota.kind() != kind
                                ? quota
                                : new Quota(kind, quota.area(), quota.batch(), quota.daily(), quota.available() - 3))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "PREFIX", "PREFETCH"})
    void asks_to_split_a_batch_with_too_many_targets(Kind kind) throws Exception {
        vendor.allow(kind, 2, 10);

        SubmissionResult answer = submit(kind, sample(kind), sample(kind) + "2/", sample(kind) + "3/");

        assertThat(errorClass(answer)).isEqualTo(ErrorClass.SPLIT);
        assertThat(left(kind)).containsOnly(10L);
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "PREFIX", "PREFETCH"})
    void says_that_the_day_is_over_when_the_quota_has_no_room(Kind kind) throws Exception {
        vendor.allow(kind, 10, 2);

        SubmissionResult answer = submit(kind, sample(kind), sample(kind) + "2/", sample(kind) + "3/");

        assertThat(errorClass(answer)).isEqualTo(ErrorClass.DAY);
        assertThat(left(kind)).containsOnly(2L);
    }

    @ParameterizedTest
    @EnumSource(names = {"URL", "PREFETCH"})
    void does_not_know_what_came_of_a_call_whose_answer_was_lost_until_it_asks(Kind kind) throws Exception {
        vendor.loseNextAnswer();

        SubmissionResult answer = submit(kind, url(1), url(2));

        assertThat(answer).isInstanceOfSatisfying(SubmissionResult.Unknown.class, unknown -> assertThat(
                        Words.english().say(unknown.reason()))
                .isNotBlank());
        assertThat(vendor.submissions()).isEqualTo(1);
        List<TaskRow> found = createdBetween(kind, url(1), Duration.ofMinutes(-5), Duration.ofMinutes(5));
        assertThat(found).hasSize(1);
        assertThat(ofTask(kind, found.get(0).taskId()))
                .extracting(TaskRow::target)
                .containsExactlyInAnyOrder(url(1), url(2));
    }

    @Test
    void tells_how_each_target_ended_and_why_as_it_declares() throws Exception {
        vendor.end(url(2), TaskState.FAILED, "the origin is gone");
        SubmissionResult.Accepted accepted = accepted(Kind.URL, url(1), url(2));

        List<TaskRow> before = ofTask(Kind.URL, accepted.taskId());
        vendor.finish();

        assertThat(before).extracting(TaskRow::state).containsOnly(TaskState.PROCESSING);
        assertThat(ofTask(Kind.URL, accepted.taskId())).hasSize(2).allSatisfy(row -> {
            assertThat(row.status()).isNotBlank();
            if (row.target().equals(url(1))) {
                assertThat(row.state()).isEqualTo(TaskState.SUCCESS);
            } else {
                assertThat(row.state()).isEqualTo(TaskState.FAILED);
                assertThat(row.reason().contains("the origin is gone"))
                        .isEqualTo(provider.capabilities().tellsFailureReasons());
            }
        });
    }

    @Test
    void tells_when_a_prefetch_was_in_vain() throws Exception {
        vendor.end(url(1), TaskState.INVALID, "");
        SubmissionResult.Accepted accepted = accepted(Kind.PREFETCH, url(1));

        vendor.finish();

        assertThat(ofTask(Kind.PREFETCH, accepted.taskId()))
                .extracting(TaskRow::state)
                .containsExactly(TaskState.INVALID);
    }

    private SubmissionResult submit(Kind kind, String... targets) throws InterruptedException {
        return provider.submit(new Submission(kind, Method.INVALIDATE, List.of(targets)));
    }

    private SubmissionResult.Accepted accepted(Kind kind, String... targets) throws InterruptedException {
        SubmissionResult answer = submit(kind, targets);
        assertThat(answer)
                .isInstanceOfSatisfying(SubmissionResult.Accepted.class, accepted -> assertThat(accepted.taskId())
                        .isNotBlank());
        return (SubmissionResult.Accepted) answer;
    }

    private static ErrorClass errorClass(SubmissionResult answer) {
        assertThat(answer).isInstanceOf(SubmissionResult.Refused.class);
        return ((SubmissionResult.Refused) answer).error().errorClass();
    }

    private List<Long> left(Kind kind) throws Exception {
        return provider.quota().stream()
                .filter(quota -> quota.kind() == kind)
                .map(Quota::available)
                .toList();
    }

    private List<TaskRow> ofTask(Kind kind, String taskId) throws Exception {
        return all(offset -> new TaskQuery.OfTask(kind, taskId, offset));
    }

    private List<TaskRow> createdBetween(Kind kind, String target, Duration from, Duration to) throws Exception {
        Instant now = vendor.now();
        return all(offset -> new TaskQuery.OfTarget(kind, target, now.plus(from), now.plus(to), offset));
    }

    private List<TaskRow> all(IntFunction<TaskQuery> query) throws Exception {
        List<TaskRow> rows = new ArrayList<>();
        TaskPage page = provider.tasks(query.apply(0));
        while (!page.rows().isEmpty()) {
            rows.addAll(page.rows());
            page = provider.tasks(query.apply(rows.size()));
        }
        return rows;
    }

    private static String url(int number) {
        return "https://www.example.com/page-" + number + ".html";
    }

    private static String sample(Kind kind) {
        return switch (kind) {
            case URL, PREFETCH, PREFIX -> "https://www.example.com/docs/";
            case HOST -> "www.example.com";
            case TAG -> "news";
            case ALL -> "";
        };
    }
}
