package org.keqiao.process;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The product's actions and facts as they are declared, without making a single bean. */
public final class ProductCatalogue {

    private static final String PRODUCT = "org.keqiao";

    private ProductCatalogue() {}

    /** Describes every action; performing one fails, as nothing stands behind it. */
    public static Catalogue actions() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Action.class));
        scan.findCandidateComponents(PRODUCT).forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            if (isOfTheProduct(type)) {
                RootBeanDefinition definition = new RootBeanDefinition(type);
                definition.setLazyInit(true);
                beans.registerBeanDefinition(type.getName(), definition);
            }
        });
        return new Catalogue(beans);
    }

    public static List<FactDictionary> facts() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Configuration.class));
        List<FactDictionary> facts = new ArrayList<>();
        scan.findCandidateComponents(PRODUCT).forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            for (Method method : type.getDeclaredMethods()) {
                if (method.getReturnType() == FactDictionary.class && method.isAnnotationPresent(Bean.class)) {
                    facts.add(call(type, method));
                }
            }
        });
        return facts;
    }

    private static FactDictionary call(Class<?> type, Method method) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            method.setAccessible(true);
            return (FactDictionary) method.invoke(constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfTheProduct(Class<?> type) {
        return type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("/classes/");
    }
}
