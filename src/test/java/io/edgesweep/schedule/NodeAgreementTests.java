package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Nodes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeAgreementTests {

    @Test
    void names_the_keys_in_which_a_job_differs_and_the_node_that_decides() {
        String ours = "job.kind=url\njob.exclude=\nsites.www.reserve=10%";
        String theirs = "job.kind=url\njob.exclude=**/tmp/**\nsites.www.reserve=20%\njob.whole-hosts=true";

        Map<String, String> differences = NodeAgreement.differences(
                Map.of("nightly", ours), Map.of("nightly", new Nodes.NodeJob("web-1", theirs)));

        assertThat(differences)
                .containsEntry(
                        "nightly",
                        "job nightly: its firings are left to node web-1, which has been at work longer and whose configuration"
                                + " is another one: job.exclude, job.whole-hosts, sites.www.reserve. Give both nodes the same"
                                + " files");
    }

    @Test
    void finds_nothing_where_both_are_the_same_and_where_only_one_has_the_job() {
        assertThat(NodeAgreement.differences(
                        Map.of("nightly", "job.kind=url", "new", "job.kind=url"),
                        Map.of("nightly", new Nodes.NodeJob("web-1", "job.kind=url"))))
                .isEmpty();
    }
}
