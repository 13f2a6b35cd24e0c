package io.edgesweep.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.targets.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuotaBookTests {

    private final QuotaPool pool = new QuotaPool();
    private final QuotaBook book = new QuotaBook(pool, new QuotaShare("zone-1", Set.of(), new Reserve(10, 0)));

    @Test
    void grants_what_is_left_less_the_reserve() {
        pool.update(List.of(new Quota(Kind.URL, 100, 3000, 3000)));

        assertThat(book.take(Kind.URL, 2000)).isEqualTo(2000);
        assertThat(book.take(Kind.URL, 2000)).isEqualTo(700);
        assertThat(book.take(Kind.URL, 1)).isZero();
    }

    @Test
    void grants_nothing_when_others_have_eaten_into_the_reserve() {
        pool.update(List.of(new Quota(Kind.URL, 100, 3000, 299)));

        assertThat(book.take(Kind.URL, 1)).isZero();
    }

    @Test
    void grants_a_kind_that_the_provider_tells_nothing_about() {
        pool.update(List.of(new Quota(Kind.URL, 100, 3000, 0)));

        assertThat(book.take(Kind.TAG, 500)).isEqualTo(500);
    }

    @Test
    void gets_back_what_the_provider_did_not_count() {
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));
        book.take(Kind.URL, 900);
        book.leave(Kind.URL, 900);

        book.answered(Kind.URL, 900, 850);

        assertThat(book.take(Kind.URL, 100)).isEqualTo(50);
    }

    @Test
    void keeps_aside_what_is_in_flight_while_new_figures_are_read() {
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));
        book.take(Kind.URL, 300);

        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));

        assertThat(book.take(Kind.URL, 1000)).isEqualTo(600);
    }

    @Test
    void believes_the_provider_when_it_says_that_nothing_is_left() {
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));

        book.exhaust(Kind.URL);

        assertThat(book.take(Kind.URL, 1)).isZero();
    }

    @Test
    void lets_nothing_leave_when_the_provider_has_said_that_nothing_is_left() {
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));
        book.take(Kind.URL, 100);
        book.take(Kind.URL, 100);
        book.leave(Kind.URL, 100);

        book.exhaust(Kind.URL);
        book.answered(Kind.URL, 100, 0);

        assertThat(book.leave(Kind.URL, 100)).isFalse();
        book.giveBack(Kind.URL, 100);
        assertThat(book.take(Kind.URL, 1)).isZero();
    }

    @Test
    void lets_as_much_leave_as_newer_figures_allow() {
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));
        book.take(Kind.URL, 300);
        book.take(Kind.URL, 300);

        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 400)));

        assertThat(book.leave(Kind.URL, 300)).isTrue();
        assertThat(book.leave(Kind.URL, 300)).isFalse();
    }

    @Test
    void believes_other_figures_after_the_provider_said_that_nothing_is_left_and_not_the_same_ones() {
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));
        book.exhaust(Kind.URL);

        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));
        int same = book.take(Kind.URL, 50);
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 700)));
        int other = book.take(Kind.URL, 50);

        assertThat(same).isZero();
        assertThat(other).isEqualTo(50);
    }

    @Test
    void doubts_figures_that_may_hold_what_was_on_the_wire() {
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));
        book.take(Kind.URL, 300);
        book.leave(Kind.URL, 300);
        pool.beginReading();
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 700)));
        boolean onTheWire = book.isDoubtful(Kind.URL);
        long least = book.free(Kind.URL);
        book.answered(Kind.URL, 300, 300);
        pool.beginReading();
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 700)));

        assertThat(onTheWire).isTrue();
        assertThat(least).isEqualTo(300);
        assertThat(book.isDoubtful(Kind.URL)).isFalse();
        assertThat(book.free(Kind.URL)).isEqualTo(600);
    }

    @Test
    void keeps_aside_what_was_answered_while_the_figures_were_being_read() {
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));
        book.take(Kind.URL, 300);
        book.leave(Kind.URL, 300);

        pool.beginReading();
        book.answered(Kind.URL, 300, 300);
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));

        assertThat(book.free(Kind.URL)).isEqualTo(600);
    }

    @Test
    void knows_how_much_one_call_may_carry() {
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000), new Quota(Kind.HOST, 0, 10, 10)));

        assertThat(book.batchLimit(Kind.URL, 1000)).isEqualTo(100);
        assertThat(book.batchLimit(Kind.URL, 50)).isEqualTo(50);
        assertThat(book.batchLimit(Kind.HOST, 50)).isEqualTo(1);
        assertThat(book.batchLimit(Kind.TAG, 50)).isEqualTo(50);
    }

    @Test
    void counts_a_target_in_every_area_that_its_site_has() {
        pool.update(List.of(
                new Quota(Kind.URL, "mainland", 100, 1000, 1000), new Quota(Kind.URL, "overseas", 50, 1000, 400)));
        QuotaBook mainland = siteIn("mainland");
        QuotaBook global = siteIn("mainland", "overseas");

        assertThat(global.take(Kind.URL, 1000)).isEqualTo(400);
        assertThat(global.batchLimit(Kind.URL, 200)).isEqualTo(50);
        assertThat(mainland.take(Kind.URL, 1000)).isEqualTo(600);
        assertThat(mainland.batchLimit(Kind.URL, 200)).isEqualTo(100);
    }

    @Test
    void lets_the_sites_of_a_pool_share_what_is_left_and_keep_their_own_reserves() {
        pool.update(List.of(new Quota(Kind.URL, 100, 1000, 1000)));
        QuotaBook other = new QuotaBook(pool, new QuotaShare("zone-1", Set.of(), Reserve.NONE));

        assertThat(other.take(Kind.URL, 500)).isEqualTo(500);
        assertThat(book.take(Kind.URL, 500)).isEqualTo(400);
        assertThat(other.take(Kind.URL, 500)).isEqualTo(100);
    }

    @Test
    void is_exhausted_in_a_kind_of_which_it_knew_nothing() {
        book.exhaust(Kind.TAG);

        assertThat(book.take(Kind.TAG, 1)).isZero();
    }

    private QuotaBook siteIn(String... areas) {
        return new QuotaBook(pool, new QuotaShare("account/cdn", Set.of(areas), Reserve.NONE));
    }
}
