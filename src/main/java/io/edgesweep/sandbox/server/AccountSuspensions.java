package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.Route;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The main accounts that are suspended at the moment. */
final class AccountSuspensions {

    private final Set<String> suspended = ConcurrentHashMap.newKeySet();

    void suspend(String account) {
        suspended.add(account);
    }

    void resume(String account) {
        suspended.remove(account);
    }

    /** Refuses with a code that the action's page lists. The CDN's purge tasks and purge quota can still be read. */
    void admit(String account, Route route) {
        if (!suspended.contains(account)) {
            return;
        }
        switch (route.fullName()) {
            case "teo:DescribePurgeTasks", "teo:DescribePrefetchTasks" ->
                throw new ApiErrorException("OperationDenied", "the account is suspended");
            case "teo:CreatePurgeTask", "teo:CreatePrefetchTask", "teo:DescribeContentQuota" ->
                throw new ApiErrorException("OperationDenied.PlanHasBeenIsolated", "the account is suspended");
            case "cdn:DescribePurgeTasks", "cdn:DescribePurgeQuota" -> {}
            default ->
                throw new ApiErrorException("UnauthorizedOperation.CdnUserIsSuspended", "the account is suspended");
        }
    }
}
