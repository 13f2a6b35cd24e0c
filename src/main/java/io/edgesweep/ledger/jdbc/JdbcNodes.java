package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Nodes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Nodes} on a PostgreSQL that several processes can reach. */
final class JdbcNodes implements Nodes {

    private static final Logger log = LoggerFactory.getLogger(JdbcNodes.class);

    /** So long after its last call a process's calls count in the account's pace, and a little. */
    static final Duration LAST_CALLS = Duration.ofMillis(1100);

    private final Sql sql;
    private final long us;

    /** What this process has, and how often it has taken it. */
    private final Map<String, Integer> ours = new HashMap<>();

    /** Somebody who only looks, and is none of them. */
    static final long NOBODY = -1;

    JdbcNodes(Sql sql, long us) {
        this.sql = sql;
        this.us = us;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public synchronized Optional<String> take(Collection<String> names) {
        // In one order for all, so that two who take the same do not wait for each other.
        List<String> wanted = new TreeSet<>(names)
                .stream().filter(name -> !ours.containsKey(name)).toList();
        if (!wanted.isEmpty()) {
            removeTheDead();
            List<String> taken = new ArrayList<>();
            for (String name : wanted) {
                if (!claim(name)) {
                    free(taken, Duration.ZERO);
                    return Optional.of(held().entrySet().stream()
                            .filter(each -> each.getKey().equals(name))
                            .map(each -> each.getValue() + " works with " + name)
                            .findFirst()
                            .orElse("another process has just ended its work with " + name));
                }
                taken.add(name);
            }
        }
        names.forEach(name -> ours.merge(name, 1, Integer::sum));
        return Optional.empty();
    }

    /** By one conditional statement: it is free, or was ours last, or whoever has it has lost its lease. */
    private boolean claim(String name) {
        return sql.sql("""
                        INSERT INTO node_claim (name, node_id) VALUES (:name, :us)
                        ON CONFLICT (name) DO UPDATE SET node_id = :us, free_from = NULL
                        WHERE node_claim.node_id = :us OR node_claim.free_from <= CLOCK_TIMESTAMP()
                            OR (node_claim.free_from IS NULL
                                AND NOT EXISTS (SELECT 1 FROM node WHERE node.id = node_claim.node_id))
                        """).param("name", name).param("us", us).update() == 1;
    }

    /**
     * Removes the processes whose lease has run out, and ends their connections: one that was frozen in the middle of a commit
     * cannot end it any more.
     */
    private void removeTheDead() {
        List<String> dead = sql.sql(
                        "DELETE FROM node WHERE lease_until < CLOCK_TIMESTAMP() AND id <> :us RETURNING connections")
                .param("us", us)
                .query(String.class)
                .list();
        for (String connections : dead) {
            log.warn("The lease of {} has run out; its work is taken over", connections);
            sql.sql("""
                    SELECT PG_TERMINATE_BACKEND(pid) FROM pg_stat_activity
                    WHERE application_name = :name AND usename = CURRENT_USER AND pid <> PG_BACKEND_PID()
                    """).param("name", connections).query(Boolean.class).list();
        }
    }

    @Override
    public synchronized void giveBack(Collection<String> names) {
        List<String> free = new ArrayList<>();
        for (String name : names) {
            if (ours.merge(name, -1, Integer::sum) <= 0) {
                ours.remove(name);
                free.add(name);
            }
        }
        free(free, LAST_CALLS);
    }

    private void free(List<String> names, Duration after) {
        if (!names.isEmpty()) {
            sql.sql("""
                    UPDATE node_claim SET free_from = CLOCK_TIMESTAMP() + :millis * INTERVAL '1 millisecond'
                    WHERE node_id = :us AND name IN (:names)
                    """)
                    .param("millis", after.toMillis())
                    .param("us", us)
                    .param("names", names)
                    .update();
        }
    }

    @Override
    public Map<String, String> held() {
        Map<String, String> held = new LinkedHashMap<>();
        sql.sql("""
                SELECT node_claim.name, node.name, node.process FROM node_claim JOIN node ON node.id = node_claim.node_id
                WHERE free_from IS NULL AND node.id <> :us AND lease_until >= CLOCK_TIMESTAMP() ORDER BY node_claim.name
                """)
                .param("us", us)
                .query((row, i) -> held.put(row.getString(1), words(row.getString(2), row.getString(3))))
                .list();
        return held;
    }

    @Override
    public Optional<Instant> leaseOf(Collection<String> names) {
        return sql.sql("""
                SELECT MAX(lease_until) AS lease FROM node_claim JOIN node ON node.id = node_claim.node_id
                WHERE free_from IS NULL AND node.id <> :us AND node_claim.name IN (:names)
                """)
                .param("us", us)
                .param("names", names)
                .query((row, i) -> Optional.ofNullable(Sql.instant(row, "lease")))
                .single();
    }

    /** The name besides where it is not the machine's, which the process tells. */
    private static String words(String name, String process) {
        return process.startsWith(name + " ") ? process : name + " (" + process + ")";
    }

    @Override
    public List<WorkingNode> working() {
        return sql.sql("""
                SELECT node.*, COALESCE(STRING_AGG(node_claim.name, E'\\n' ORDER BY node_claim.name), '') AS work
                FROM node LEFT JOIN node_claim ON node_claim.node_id = node.id AND free_from IS NULL
                WHERE lease_until >= CLOCK_TIMESTAMP() GROUP BY node.id ORDER BY node.id
                """)
                .query((row, i) -> new WorkingNode(
                        row.getString("name"),
                        row.getString("process"),
                        requireNonNull(Sql.instant(row, "started_at")),
                        row.getLong("id") == us,
                        row.getString("work").lines().toList()))
                .list();
    }

    @Override
    public void publish(Map<String, String> jobs) {
        sql.inOneCommit(() -> {
            sql.sql("DELETE FROM node_job WHERE node_id = :us").param("us", us).update();
            jobs.forEach((job, configuration) -> sql.sql(
                            "INSERT INTO node_job (node_id, job, content) VALUES (:us, :job, :content)")
                    .param("us", us)
                    .param("job", job)
                    .param("content", configuration.getBytes(StandardCharsets.UTF_8))
                    .update());
        });
    }

    @Override
    public Map<String, NodeJob> decisive() {
        Map<String, NodeJob> decisive = new TreeMap<>();
        sql.sql("""
                SELECT job, name, content FROM node_job JOIN node ON node.id = node_job.node_id
                WHERE node.id <> :us AND node.id = (SELECT MIN(other.node_id) FROM node_job other
                    JOIN node at_work ON at_work.id = other.node_id AND at_work.lease_until >= CLOCK_TIMESTAMP()
                    WHERE other.job = node_job.job)
                """)
                .param("us", us)
                .query((row, i) -> decisive.put(
                        row.getString("job"),
                        new NodeJob(
                                row.getString("name"), new String(row.getBytes("content"), StandardCharsets.UTF_8))))
                .list();
        return decisive;
    }
}
