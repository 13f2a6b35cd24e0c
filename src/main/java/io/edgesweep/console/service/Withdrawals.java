package io.edgesweep.console.service;

import io.edgesweep.console.request.RefusedFormException;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.WaitingTargets.Choice;
import io.edgesweep.ledger.WaitingTargets.WhyNot;
import java.io.IOException;
import java.util.Locale;

/** Takes targets out of the queue that wait, for a reason that is kept. */
public final class Withdrawals {

    private static final int LONGEST_REASON = 500;

    private final ConsoleServices desk;

    public Withdrawals(ConsoleServices desk) {
        this.desk = desk;
    }

    /**
     * Takes out what was chosen. Gives how many targets that were.
     *
     * @param by     a user's name
     * @param reason why
     * @throws RefusedFormException when no reason is given, or nothing is taken out, with the cause
     * @throws IOException          when the report of the run that answers for them cannot be written again
     */
    public long withdraw(Choice choice, String by, String reason) throws IOException {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new RefusedFormException(
                    "reason",
                    "say why, in at most " + LONGEST_REASON + " characters",
                    words -> words.say("ask.reason-why", LONGEST_REASON));
        }
        long withdrawn = desk.control().withdraw(choice, by, reason.strip());
        if (withdrawn == 0) {
            throw refusal(choice, desk.ledger().waiting().whyNot(choice));
        }
        return withdrawn;
    }

    private static RefusedFormException refusal(Choice choice, WhyNot cause) {
        String field =
                switch (cause) {
                    case NO_JOB -> "job";
                    case NO_RUN -> "run";
                    case UNKNOWN, UNDER_WAY, WITHDRAWN, SENT -> choice.targets().isEmpty() ? "holds" : "target";
                };
        String key =
                "ask.not-withdrawn." + cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new RefusedFormException(
                field, Words.english().say(key, choice.job()), words -> words.say(key, choice.job()));
    }
}
