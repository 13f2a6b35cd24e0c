package io.edgesweep.provider.edgeone;

import java.util.Optional;

/**
 * A zone that the key may see.
 *
 * @param id    such as {@code zone-2example0001}
 * @param name  the domain that it was made for; several zones may be called the same
 * @param alias tells zones of one name apart; empty for none
 * @param area  {@code global}, {@code mainland} or {@code overseas}
 * @param idle  why it serves nobody at the moment, in words; empty when it serves, as far as the API tells
 */
public record Zone(String id, String name, String alias, String area, Optional<String> idle) {

    /** How people know it: its name and, if it has one, its alias. */
    public String title() {
        return alias.isEmpty() ? name : name + " (" + alias + ")";
    }
}
