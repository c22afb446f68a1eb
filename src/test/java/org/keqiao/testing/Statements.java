package org.keqiao.testing;

import java.util.concurrent.Callable;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryCount;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts the SQL statements that a thread sends: a list that grows a statement a row is found here, not in production. */
public final class Statements {

    private Statements() {}

    /** How many statements the work takes on this thread. */
    public static long countedIn(Callable<?> work) {
        QueryCountHolder.clear();
        try {
            work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        QueryCount count = QueryCountHolder.getGrandTotal();
        QueryCountHolder.clear();
        return count.getTotal();
    }

    /** Puts the counter between the pool and everybody else. */
    static class Counting implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String beanName) {
            return bean instanceof DataSource pool
                    ? ProxyDataSourceBuilder.create(pool).countQuery().build()
                    : bean;
        }
    }
}
