package io.edgesweep.source.stream;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/** Charsets by the names that documents and servers give. */
public final class Charsets {

    /** Whoever names one of these may well write letters that only the newest has, which holds the others. */
    private static final Set<String> CHINESE =
            Set.of("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "ms936", "euc-cn");

    private Charsets() {}

    /** The charset; null when Java knows none of the name. */
    public static @Nullable Charset named(String name) {
        try {
            return Charset.forName(CHINESE.contains(name.toLowerCase(Locale.ROOT)) ? "GB18030" : name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * What a server says of text that it sends, by the header {@code Content-Type}; null when it says nothing. Only
     * for text and XML does the parameter mean anything (RFC 2046, section 4.1.2; RFC 7303, section 3).
     */
    public static @Nullable Charset sent(@Nullable MediaType type) {
        if (type == null) {
            return null;
        }
        String name = type.parameter("charset");
        boolean isText = type.type().equals("text")
                || type.subtype().equals("xml")
                || type.subtype().endsWith("+xml");
        return isText && name != null ? named(name.strip()) : null;
    }
}
