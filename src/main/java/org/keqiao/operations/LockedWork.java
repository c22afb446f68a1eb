package org.keqiao.operations;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** All work of this program that takes a lock before it runs, so that it may be begun at any time, on any node. */
@Component
class LockedWork {

    private static final String OURS = "org.keqiao.";

    private final ListableBeanFactory beans;

    LockedWork(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Name of the lock to what runs under it; calling it does nothing when another node is at it. */
    Map<String, Runnable> byLock() {
        Map<String, Runnable> work = new TreeMap<>();
        for (String bean : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(bean, false);
            if (type == null || !type.getName().startsWith(OURS)) {
                continue;
            }
            MethodIntrospector.selectMethods(
                            ClassUtils.getUserClass(type), (MethodIntrospector.MetadataLookup<SchedulerLock>)
                                    method -> AnnotatedElementUtils.findMergedAnnotation(method, SchedulerLock.class))
                    .forEach((method, lock) -> work.put(lock.name(), () -> call(bean, method)));
        }
        return work;
    }

    /** By way of the bean, which takes the lock. */
    private void call(String bean, Method method) {
        ReflectionUtils.makeAccessible(method);
        ReflectionUtils.invokeMethod(method, beans.getBean(bean));
    }
}
