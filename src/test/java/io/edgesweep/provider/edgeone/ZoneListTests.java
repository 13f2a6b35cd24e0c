package io.edgesweep.provider.edgeone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.tencentapi.ApiAnswer;
import io.edgesweep.provider.tencentapi.ScriptedApi;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneListTests {

    private final ScriptedApi api = new ScriptedApi();
    private final ZoneList list = new ZoneList(api);

    @Test
    void reads_zones_page_by_page_until_all_are_there() throws Exception {
        api.answering("{'TotalCount':2,'Zones':[{'ZoneId':'zone-1','ZoneName':'example.com','Area':'global'}]}")
                .answering("{'TotalCount':2,'Zones':[{'ZoneId':'zone-2','ZoneName':'example.com',"
                        + "'AliasZoneName':'second','Area':'mainland'}]}");

        assertThat(list.zones())
                .containsExactly(
                        new Zone("zone-1", "example.com", "", "global", Optional.empty()),
                        new Zone("zone-2", "example.com", "second", "mainland", Optional.empty()));
        assertThat(api.calls())
                .containsExactly("DescribeZones {'Offset':0,'Limit':100}", "DescribeZones {'Offset':1,'Limit':100}");
    }

    @Test
    void ends_when_a_page_is_empty_whatever_the_count_says() throws Exception {
        api.answering("{'TotalCount':9,'Zones':null}");

        assertThat(list.zones()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "full | 'Status':'active','ActiveStatus':'active' | ",
                "full | 'Status':'pending' | its name servers do not point at EdgeOne yet",
                "full | 'Status':'moved' | its name servers no longer point at EdgeOne",
                "partial | 'Status':'pending','CnameStatus':'finished' | ",
                "partial | 'Status':'active','CnameStatus':'pending' | its ownership is not verified yet",
                "full | 'Status':'active','CnameStatus':'pending' | ",
                "full | 'Status':'deactivated' | it is blocked",
                "full | 'Status':'initializing' | it has no plan yet",
                "full | 'Status':'active','ActiveStatus':'paused' | it is paused",
                "full | 'Status':'active','Paused':true | it is paused",
                "full | 'Status':'a word of later' | "
            },
            quoteCharacter = '"')
    void tells_why_a_zone_serves_nobody(String type, String fields, String idle) throws Exception {
        api.answering("{'TotalCount':1,'Zones':[{'ZoneId':'zone-1','Type':'" + type + "'," + fields + "}]}");

        assertThat(list.zones().get(0).idle()).isEqualTo(Optional.ofNullable(idle));
    }

    @Test
    void reads_the_domains_of_a_zone() throws Exception {
        api.answering("{'TotalCount':2,'AccelerationDomains':[{'DomainName':'WWW.example.com','DomainStatus':'online'},"
                + "{'DomainName':'*.example.com','DomainStatus':'forbidden'}]}");

        assertThat(list.domains("zone-1"))
                .containsExactly(
                        new ZoneDomain("www.example.com", "online"), new ZoneDomain("*.example.com", "forbidden"));
        assertThat(api.calls())
                .containsExactly("DescribeAccelerationDomains {'ZoneId':'zone-1','Offset':0,'Limit':200}");
    }

    @Test
    void says_which_call_was_refused() {
        api.answering(new ApiAnswer.Failure("AuthFailure.UnauthorizedOperation", "no policy", "id"));

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(list::zones)
                .satisfies(e -> assertThat(e.error().action()).isEqualTo("DescribeZones"));
    }
}
