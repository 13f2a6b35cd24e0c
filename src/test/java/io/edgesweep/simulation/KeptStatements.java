package io.edgesweep.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one prepared statement of each text open, for HSQLDB compiles a text only once as long as one is: compiling is nine
 * tenths of what a short statement costs.
 */
final class KeptStatements {

    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    private KeptStatements(Connection connection) {
        this.connection = connection;
    }

    /** The same connection, which compiles nothing twice. */
    static Connection of(Connection connection) {
        KeptStatements statements = new KeptStatements(connection);
        return (Connection) Proxy.newProxyInstance(
                KeptStatements.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> statements.invoke(method, arguments));
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement")) {
            keep((String) arguments[0]);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void keep(String sql) throws SQLException {
        if (!kept.containsKey(sql)) {
            kept.put(sql, connection.prepareStatement(sql));
        }
    }
}
