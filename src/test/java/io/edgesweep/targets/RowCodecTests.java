package io.edgesweep.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCodecTests {

    @Test
    void gives_back_every_target_as_it_was() {
        Random random = new Random(11);
        List<TargetRow> rows = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            rows.add(new TargetRow(
                    random.nextLong(0, Long.MAX_VALUE),
                    new Place("file-" + random.nextInt(3) + ".csv", random.nextInt(100_000)),
                    random.nextBoolean() ? "www" : "static",
                    new Target(Kind.values()[random.nextInt(5)], "x".repeat(random.nextInt(50)) + "ü€😀" + i),
                    Method.values()[random.nextInt(2)],
                    random.nextInt(10),
                    random.nextBoolean()
                            ? new Lastmod(
                                    Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                                    Lastmod.Precision.values()[random.nextInt(5)])
                            : null,
                    random.nextBoolean() ? Map.of("ticket", "WEB-" + i, "team", "Ärger") : Map.of(),
                    random.nextBoolean(),
                    random.nextBoolean() ? new Seen(Instant.ofEpochMilli(i), random.nextLong(), i) : null));
        }

        assertThat(RowCodec.read(RowCodec.write(rows))).isEqualTo(rows);
    }

    @Test
    void gives_back_rows_that_differ_from_the_one_before_in_this_or_that() {
        Random random = new Random(12);
        List<TargetRow> rows = new ArrayList<>();
        TargetRow row = TargetRows.urls(0, 1).get(0);
        for (int i = 0; i < 5000; i++) {
            int what = random.nextInt(12);
            row = new TargetRow(
                    row.ordinal() + (what == 0 ? 2 : 1),
                    new Place(
                            what == 1 ? "other-" + i : row.place().source(),
                            row.place().line() + (what == 2 ? 3 : 1)),
                    what == 3 ? "site-" + i : row.site(),
                    new Target(what == 4 ? Kind.values()[i % 5] : row.target().kind(), "https://www.example.com/" + i),
                    what == 5 ? Method.values()[i % 2] : row.method(),
                    what == 6 ? i % 10 : row.priority(),
                    what == 7 ? null : Lastmod.of(Instant.ofEpochMilli(i * 43_200_000L)),
                    what == 8 ? Map.of("ticket", "WEB-" + i) : Map.of(),
                    what == 9,
                    what == 10 ? new Seen(Instant.ofEpochMilli(i), -i, i) : null);
            rows.add(row);
        }

        assertThat(RowCodec.read(RowCodec.write(rows))).isEqualTo(rows);
        assertThat(RowCodec.read(RowCodec.writePlain(rows))).isEqualTo(rows);
    }

    @Test
    void gives_back_every_rejected_row_as_it_was() {
        List<RejectedRow> rows = new ArrayList<>();
        for (Rejection rejection : Rejection.values()) {
            rows.add(new RejectedRow(
                    rows.size(),
                    new Place("urls.csv", rows.size()),
                    "=cmd|'\0 \n" + rejection,
                    rejection,
                    Reason.of("bad-row.host", "so")));
        }
        rows.add(new RejectedRow(99, new Place("", 0), "x".repeat(200_000), Rejection.INVALID, Reason.NONE));

        rows.add(new RejectedRow(
                100,
                new Place("urls.csv", 7),
                "news",
                Rejection.STOPPED,
                Reason.of("bad-row.endless", Reason.of("bad-row.misquoted"), 3, "4"),
                new Given("tag", "delete", "0.8", "2026-11-1", "shop")));

        assertThat(RowCodec.readRejected(RowCodec.writeRejected(rows))).isEqualTo(rows);
    }

    @Test
    void reads_rejected_rows_of_an_earlier_version_which_kept_no_more_than_their_text() {
        RowEncoder earlier = new RowEncoder();
        earlier.number(1);
        earlier.position(3, new Place("urls.csv", 5));
        earlier.likeLast("ftp://old");
        earlier.word("INVALID");
        earlier.text("so");

        assertThat(RowCodec.readRejected(earlier.compressed()))
                .containsExactly(new RejectedRow(
                        3, new Place("urls.csv", 5), "ftp://old", Rejection.INVALID, Reason.said("so")));
    }

    @Test
    void needs_few_bytes_for_urls_that_are_alike() {
        List<TargetRow> rows = TargetRows.urls(0, 1000);

        assertThat(RowCodec.write(rows).length).isLessThan(1000 * 8);
    }

    @Test
    void refuses_what_another_version_wrote() {
        byte[] bytes = RowCodec.write(TargetRows.urls(0, 1));
        bytes[0] = 99;

        assertThatThrownBy(() -> RowCodec.read(bytes)).isInstanceOf(IllegalArgumentException.class);
    }
}
