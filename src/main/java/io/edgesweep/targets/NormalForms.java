package io.edgesweep.targets;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Tells whether any normal form can match a pattern: it walks through both at once, as far as each lets it go on. */
final class NormalForms {

    private static final String BEGINNING = "http://";

    // Where one is in a normal form. Before that, one is in BEGINNING, at the letter of the number.
    private static final int SECURE = 20;
    private static final int HOST_BEGIN = 21;
    private static final int HOST = 22;
    private static final int PORT_BEGIN = 23;
    private static final int PORT = 24;
    private static final int PATH = 25;
    private static final int NOWHERE = -1;

    private static final String OF_HOSTS = "abcdefghijklmnopqrstuvwxyz0123456789-_.";

    private static final String NOT_IN_PATHS = "\"#<>\\^`{|}";

    private NormalForms() {}

    private record Step(int pattern, int form) {}

    static boolean canMatch(Kind kind, String pattern) {
        Deque<Step> open = new ArrayDeque<>();
        Set<Step> seen = new HashSet<>();
        open.add(new Step(0, kind == Kind.HOST ? HOST_BEGIN : 0));
        int end = kind == Kind.HOST ? HOST : PATH;
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (!seen.add(step)) {
                continue;
            }
            if (step.pattern == pattern.length()) {
                if (step.form == end) {
                    return true;
                }
                continue;
            }
            goOn(pattern, step, open);
        }
        return false;
    }

    private static void goOn(String pattern, Step step, Deque<Step> open) {
        boolean stars = pattern.startsWith("**", step.pattern);
        char wanted = pattern.charAt(step.pattern);
        if (wanted == '*') {
            open.add(new Step(step.pattern + (stars ? 2 : 1), step.form));
        }
        boolean wild = wanted == '*' || wanted == '?';
        for (char c = '!'; c <= '~'; c++) {
            boolean fits = wild ? (stars || c != '/') : c == wanted;
            int next = fits ? next(step.form, c) : NOWHERE;
            if (next != NOWHERE) {
                open.add(new Step(wanted == '*' ? step.pattern : step.pattern + 1, next));
            }
        }
    }

    private static int next(int form, char c) {
        if (form < BEGINNING.length()) {
            if (form == 4 && c == 's') {
                return SECURE;
            }
            if (c != BEGINNING.charAt(form)) {
                return NOWHERE;
            }
            return form == BEGINNING.length() - 1 ? HOST_BEGIN : form + 1;
        }
        boolean ofHost = OF_HOSTS.indexOf(c) >= 0;
        boolean digit = c >= '0' && c <= '9';
        return switch (form) {
            case SECURE -> c == ':' ? 5 : NOWHERE;
            case HOST_BEGIN -> ofHost ? HOST : NOWHERE;
            case HOST -> ofHost ? HOST : afterHost(c);
            case PORT_BEGIN -> digit ? PORT : NOWHERE;
            case PORT -> digit ? PORT : c == '/' ? PATH : NOWHERE;
            default -> NOT_IN_PATHS.indexOf(c) < 0 ? PATH : NOWHERE;
        };
    }

    private static int afterHost(char c) {
        if (c == ':') {
            return PORT_BEGIN;
        }
        return c == '/' ? PATH : NOWHERE;
    }
}
