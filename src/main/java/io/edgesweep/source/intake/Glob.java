package io.edgesweep.source.intake;

/**
 * A pattern for whole URLs, as {@link IntakeRules} explains them. Not a regular expression: patterns with several stars
 * would let a long URL, which may come from a stranger's sitemap, keep us busy for hours.
 *
 * @param pattern in normal form
 */
record Glob(String pattern) {

    /**
     * Whether the whole text matches. Where a star turns out to have taken too little, it takes one character more;
     * only the last star of each sort needs to be tried again, since an earlier one could reach nothing new.
     */
    boolean matches(String text) {
        int p = 0;
        int t = 0;
        int afterStar = -1;
        int starEnd = 0;
        int afterStars = -1;
        int starsEnd = 0;
        while (true) {
            if (pattern.startsWith("**", p)) {
                p += 2;
                afterStars = p;
                starsEnd = t;
                afterStar = -1;
            } else if (pattern.startsWith("*", p)) {
                p++;
                afterStar = p;
                starEnd = t;
            } else if (t == text.length()) {
                return p == pattern.length();
            } else if (p < pattern.length() && matches(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (afterStar >= 0 && text.charAt(starEnd) != '/') {
                t = ++starEnd;
                p = afterStar;
            } else if (afterStars >= 0) {
                t = ++starsEnd;
                p = afterStars;
                afterStar = -1;
            } else {
                return false;
            }
        }
    }

    private static boolean matches(char wanted, char found) {
        return wanted == found || (wanted == '?' && found != '/');
    }
}
