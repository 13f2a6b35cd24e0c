package io.edgesweep.simulation;

import io.edgesweep.provider.Product;
import io.edgesweep.quota.Reserve;
import io.edgesweep.targets.Kind;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the world of one seed is like. Small, so that a seed takes a few milliseconds, and everything happens often.
 *
 * @param product    what purges the sites
 * @param sites      the sites' names
 * @param kind       what the targets name
 * @param values     how many different targets there are
 * @param nights     on how many nights something is to be purged
 * @param lanes      how many calls may be waiting for their answers at once
 * @param ownBatch   how many targets we put in a call
 * @param batchQuota how many targets the provider takes in a call
 * @param dailyQuota how many targets it takes in a day
 * @param reserve    how much of that is left for people
 * @param warm       whether what was purged is prefetched
 * @param pageSize   how many rows a page of the provider's list holds
 * @param bad        how many targets in a hundred the provider does not take
 * @param failing    how many in a hundred fail after it took them
 * @param faults     how many calls in a hundred go wrong
 * @param unheard    how many questions in a hundred bring no answer
 * @param others     how many times in a hundred calls somebody else does something
 * @param lag        the longest time, in seconds, until what was taken is listed: less than the Settler waits in all
 * @param spelled    whether the provider spells targets in its own way
 * @param crashes    how many times at most a process is killed
 * @param freezes    how many times at most a process is frozen when a call of it is about to leave
 */
record Conditions(
        Product product,
        List<String> sites,
        Kind kind,
        int values,
        int nights,
        int lanes,
        int ownBatch,
        int batchQuota,
        int dailyQuota,
        Reserve reserve,
        boolean warm,
        int pageSize,
        int bad,
        int failing,
        int faults,
        int unheard,
        int others,
        int lag,
        boolean spelled,
        int crashes,
        int freezes) {

    static Conditions of(RandomGenerator random) {
        return new Conditions(
                random.nextInt(3) == 0 ? Product.CDN : Product.EDGEONE,
                random.nextInt(3) == 0 ? List.of("www", "img") : List.of("www"),
                random.nextInt(4) == 0 ? Kind.PREFIX : Kind.URL,
                2 + random.nextInt(9),
                1 + random.nextInt(2),
                1 + random.nextInt(3),
                1 + random.nextInt(5),
                1 + random.nextInt(6),
                random.nextInt(3) == 0 ? 4 + random.nextInt(10) : 40,
                new Reserve(oneOf(random, 0, 0, 10, 25), 0),
                random.nextInt(6) == 0,
                oneOf(random, 1, 2, 1000, 1000),
                oneOf(random, 0, 0, 10, 30),
                oneOf(random, 0, 0, 10, 40),
                oneOf(random, 0, 5, 15, 30),
                oneOf(random, 0, 0, 3, 15),
                oneOf(random, 0, 0, 15, 40),
                oneOf(random, 2, 15, 60, 90),
                random.nextInt(4) == 0,
                oneOf(random, 0, 1, 2, 4),
                oneOf(random, 0, 0, 1, 2));
    }

    /** As it is, with one lane and neither a fault nor anybody else: what goes wrong is our own doing, and the crashes'. */
    Conditions undisturbed() {
        return new Conditions(
                product,
                sites,
                kind,
                values,
                nights,
                1,
                ownBatch,
                batchQuota,
                dailyQuota,
                reserve,
                warm,
                pageSize,
                bad,
                failing,
                0,
                0,
                0,
                lag,
                spelled,
                Math.max(2, crashes),
                0);
    }

    /** As it is, with as many batches as there are targets, of which many fail, and none is listed at once. */
    Conditions withManySmallBatchesThatAreListedLate() {
        return new Conditions(
                product,
                sites.subList(0, 1),
                kind,
                10,
                nights,
                lanes,
                1,
                batchQuota,
                40,
                reserve,
                false,
                pageSize < 4 ? 4 : 1000,
                bad,
                40,
                faults,
                unheard,
                others,
                60,
                spelled,
                crashes,
                freezes);
    }

    /** As it is, with enough small batches that what is confirmed is warmed while more is sent, and answers that get lost. */
    Conditions warmingWithLostReplies() {
        return new Conditions(
                product,
                sites,
                Kind.URL,
                10,
                nights,
                Math.max(2, lanes),
                1,
                batchQuota,
                dailyQuota,
                reserve,
                true,
                1000,
                bad,
                failing,
                Math.max(15, faults),
                unheard,
                others,
                lag,
                spelled,
                crashes,
                freezes);
    }

    private static int oneOf(RandomGenerator random, int... numbers) {
        return numbers[random.nextInt(numbers.length)];
    }

    /** The parts of the world by which the product counts. */
    String area() {
        return product == Product.CDN ? "mainland" : "";
    }
}
