package io.edgesweep.sandbox.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a task has come (API reference: DescribePurgeTasks, Task). All but {@link #PROCESSING} are final. */
public enum TaskStatus {
    PROCESSING("process"),
    SUCCESS("done"),
    FAILED("fail"),
    TIMEOUT("fail"),
    CANCELED("fail"),
    /** The origin did not give the file. Only prefetch tasks end so. */
    INVALID("invalid");

    private final String cdnWord;

    TaskStatus(String cdnWord) {
        this.cdnWord = cdnWord;
    }

    /** EdgeOne's word, for instance {@code processing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The CDN's word, for instance {@code process}. It has one for every kind of failure. */
    public String cdnWord() {
        return cdnWord;
    }

    public static Optional<TaskStatus> ofWord(String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
