package io.edgesweep.provider.edgeone;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.ErrorClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeOneErrorsTests {

    @ParameterizedTest
    @CsvSource({
        "RequestLimitExceeded,                          RATE",
        "RequestLimitExceeded.UinLimitExceeded,         RATE",
        "RequestLimitExceeded.IPLimitExceeded,          RATE",
        "LimitExceeded.RateLimitExceeded,               RATE",
        "LimitExceeded.DailyQuota,                      DAY",
        "LimitExceeded,                                 DAY",
        "LimitExceeded.BatchQuota,                      SPLIT",
        "RequestSizeLimitExceeded,                      SPLIT",
        "LimitExceeded.PackNotAllow,                    FATAL_KIND",
        "InternalError,                                 RETRY",
        "InternalError.BackendError,                    RETRY",
        "InternalError.DomainConfig,                    RETRY",
        "InternalError.ProxyServer,                     RETRY",
        "InternalError.QuotaSystem,                     RETRY",
        "InternalError.SomethingNew,                    RETRY",
        "UnauthorizedOperation.Unknown,                 RETRY",
        "OperationDenied.ResourceLockedTemporary,       RETRY",
        "InvalidParameter.DomainNotFound,               DROP",
        "InvalidParameter.Target,                       DROP",
        "InvalidParameter.TaskNotGenerated,             DROP",
        "InvalidParameter.ParameterError,               DROP",
        "InvalidParameter.SomethingNew,                 DROP",
        "InvalidParameterValue.DomainNotMatchZone,      DROP",
        "OperationDenied.DomainIsBlocked,               DROP",
        "AuthFailure.SignatureExpire,                   FATAL_ACCOUNT",
        "AuthFailure.SignatureFailure,                  FATAL_ACCOUNT",
        "AuthFailure.SecretIdNotFound,                  FATAL_ACCOUNT",
        "AuthFailure.TokenFailure,                      FATAL_ACCOUNT",
        "AuthFailure.UnauthorizedOperation,             FATAL_ACCOUNT",
        "UnauthorizedOperation,                         FATAL_ACCOUNT",
        "UnauthorizedOperation.CamUnauthorized,         FATAL_SITE",
        "UnauthorizedOperation.NoPermission,            FATAL_SITE",
        "InvalidParameter.ZoneNotFound,                 FATAL_SITE",
        "InvalidParameterValue.ZonePaused,              FATAL_SITE",
        "OperationDenied.PlanHasBeenExpired,            FATAL_SITE",
        "OperationDenied.ComplianceForbidden,           FATAL_SITE",
        "MissingParameter,                              FATAL_ACCOUNT",
        "UnknownParameter,                              FATAL_ACCOUNT",
        "SomethingNobodyKnows,                          FATAL_SITE"
    })
    void gives_each_code_of_a_submission_its_class(String code, ErrorClass expected) {
        assertThat(EdgeOneErrors.ofSubmission(code)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidParameter.ParameterError,  QUERY",
        "LimitExceeded,                    QUERY",
        "InternalError,                    RETRY",
        "OperationDenied,                  FATAL_SITE",
        "AuthFailure.SignatureFailure,     FATAL_ACCOUNT",
        "RequestLimitExceeded,             RATE"
    })
    void blames_our_query_for_what_would_be_a_targets_fault_in_a_submission(String code, ErrorClass expected) {
        assertThat(EdgeOneErrors.ofQuery(code)).isEqualTo(expected);
    }
}
