package io.edgesweep.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.intake.Decision.Rejected;
import io.edgesweep.source.intake.Decision.Wanted;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.Site;
import io.edgesweep.targets.SiteRouter;
import io.edgesweep.targets.TargetNormalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariantsTests {

    private static final Place PLACE = new Place("urls.csv", 7);

    private final List<IntakeSite> sites =
            List.of(new IntakeSite(new Site("www", List.of("www.example.com", "m.example.com")), Map.of()));

    @Test
    void are_targets_of_their_own_at_the_place_of_their_row() {
        List<Decision> decisions = decide(
                List.of("http://{host}{path}", "{scheme}://m.example.com{path}"),
                new ListedRow(
                        PLACE, "https://www.example.com:8443/a?b=1#c", null, "delete", "9", null, null, Map.of()));

        assertThat(decisions)
                .extracting(decision -> ((Wanted) decision).row())
                .allSatisfy(row -> {
                    assertThat(row.place()).isEqualTo(PLACE);
                    assertThat(row.priority()).isEqualTo(9);
                    // The job's: a row has no method of its own for a URL.
                    assertThat(row.method()).isEqualTo(Method.INVALIDATE);
                })
                .extracting(row -> row.ordinal() + " " + row.target().value())
                .containsExactly(
                        "42 https://www.example.com:8443/a?b=1",
                        "43 http://www.example.com/a?b=1",
                        "44 https://m.example.com/a?b=1");
    }

    @Test
    void are_each_there_once_and_never_the_row_itself() {
        assertThat(decide(
                        List.of("https://{host}{path}", "http://{host}{path}", "http://www.example.com{path}"),
                        ListedRow.of(PLACE, "https://www.example.com/")))
                .hasSize(2);
    }

    @Test
    void follow_what_was_decided_on_their_row() {
        List<String> variants = List.of("http://{host}{path}");

        assertThat(decide(variants, ListedRow.of(PLACE, "https://www.example.com/news/1")))
                .hasSize(2);
        assertThat(decide(variants, ListedRow.of(PLACE, "https://www.example.com/old/1")))
                .singleElement()
                .isInstanceOf(Rejected.class);
        assertThat(decide(variants, ListedRow.of(PLACE, "nothing")))
                .singleElement()
                .isInstanceOf(Rejected.class);
    }

    @Test
    void lead_to_no_host_but_the_sites() {
        List<Decision> decisions =
                decide(List.of("https://evil.test{path}"), ListedRow.of(PLACE, "https://www.example.com/news/1"));

        assertThat(decisions.get(1)).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(
                        Words.english().say(rejected.row().reason()))
                .startsWith("host evil.test is not one of site www's hosts"));
    }

    @Test
    void are_made_of_urls_and_prefixes_only() {
        List<String> variants = List.of("http://{host}{path}");

        assertThat(decide(variants, new ListedRow(PLACE, "news", "tag", null, null, null, null, Map.of())))
                .hasSize(1);
        assertThat(decide(
                        variants,
                        new ListedRow(PLACE, "https://www.example.com/a/", "prefix", null, null, null, null, Map.of())))
                .hasSize(2);
    }

    private List<Decision> decide(List<String> variants, ListedRow row) {
        IntakeRules rules = new IntakeRules(
                Kind.URL, Method.INVALIDATE, List.of(), List.of("https://**/old/**"), variants, Set.of());
        return new Intake(rules, sites, new SiteRouter(List.of()), TargetNormalizer.DEFAULT_MAX_LENGTH)
                .decideAll(42, row);
    }
}
