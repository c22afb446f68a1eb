package org.keqiao.shared;

import java.lang.reflect.Method;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.interceptor.DelegatingTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * One rule for every {@code @Transactional} service: a {@link Refusal} rolls back the transaction that began there, and
 * leaves one that it only joined to whoever began it. Who catches the refusal goes another way and commits; who does not
 * rolls back with it. Every other exception spoils the transaction wherever it is caught.
 */
@Component
class RefusalRule implements BeanPostProcessor, PriorityOrdered {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof TransactionInterceptor interceptor) {
            TransactionAttributeSource declared = interceptor.getTransactionAttributeSource();
            if (declared != null) {
                interceptor.setTransactionAttributeSource(new Source(declared));
            }
        }
        return bean;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private record Source(TransactionAttributeSource declared) implements TransactionAttributeSource {

        @Override
        public boolean isCandidateClass(Class<?> type) {
            return declared.isCandidateClass(type);
        }

        @Override
        public boolean hasTransactionAttribute(Method method, @Nullable Class<?> type) {
            return declared.hasTransactionAttribute(method, type);
        }

        @Override
        public @Nullable TransactionAttribute getTransactionAttribute(Method method, @Nullable Class<?> type) {
            TransactionAttribute attribute = declared.getTransactionAttribute(method, type);
            return attribute == null ? null : new Attribute(attribute);
        }
    }

    private static final class Attribute extends DelegatingTransactionAttribute {

        private static final long serialVersionUID = 1L;

        Attribute(TransactionAttribute declared) {
            super(declared);
        }

        @Override
        public boolean rollbackOn(Throwable thrown) {
            return thrown instanceof Refusal ? !joined() : super.rollbackOn(thrown);
        }

        /** Of the method that throws: asked before its transaction ends. A savepoint is its own to roll back to. */
        private static boolean joined() {
            TransactionStatus status = TransactionAspectSupport.currentTransactionStatus();
            return !status.isNewTransaction() && !status.hasSavepoint();
        }
    }
}
