package org.keqiao.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.core.io.ClassPathResource;
import org.springframework.lang.Nullable;

/**
 * What the samples are made of ({@code db/demo/samples.json}).
 *
 * @param seed of all chance: the same day gives the same samples
 * @param history how many decided cases of the past two years
 * @param months weight of each month of signing, January first
 * @param elsewhere where buyers of other cities sit
 * @param papers by kind of document
 * @param opinions by kind of outcome; a refusal at intake has its own
 * @param authority where to apply instead, for refusals at intake
 * @param live cases under way now
 */
record SampleData(
        long seed,
        int history,
        List<Integer> months,
        List<Category> categories,
        List<Topic> topics,
        List<String> trades,
        List<String> words,
        List<String> institutes,
        List<String> surnames,
        List<String> given,
        List<String> streets,
        List<Place> elsewhere,
        List<Deduction> deductions,
        String technicalItem,
        String secret,
        String patent,
        String advance,
        String balance,
        String address,
        String company,
        String institute,
        Map<String, Paper> papers,
        Map<String, List<String>> opinions,
        List<String> notes,
        Correction correction,
        String authority,
        String withdrawal,
        String pause,
        String extension,
        List<Live> live) {

    /**
     * @param typical amount in thousands of yuan
     */
    record Category(String code, int weight, int typical, List<String> subKinds, List<String> endings) {}

    record Topic(String field, String objective, String industry, List<String> names) {}

    record Place(String code, String place) {}

    record Deduction(String name, String kind, String reason) {}

    record Paper(String name, List<String> lines) {}

    record Correction(String field, String text, String document, String documentText) {}

    /**
     * @param filed working days before the first start
     * @param seller sign-in name of a demonstration's applicant, null for one of the samples'
     * @param thousands amount in thousands of yuan, null for a usual one
     * @param pace working days from act to act, null for one
     * @param worker who claims at the end
     */
    record Live(
            String key,
            int filed,
            @Nullable String seller,
            @Nullable Integer thousands,
            boolean expert,
            @Nullable Integer pace,
            @Nullable List<String> moves,
            @Nullable Story.Ending ending,
            @Nullable String worker) {}

    static SampleData read(ObjectMapper json) {
        try (InputStream file = new ClassPathResource("db/demo/samples.json").getInputStream()) {
            return json.readValue(file, SampleData.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for the same key. */
    Random chance(String key) {
        return new Random(seed * 31 + key.hashCode());
    }

    static <T> T any(List<T> of, Random chance) {
        return of.get(chance.nextInt(of.size()));
    }

    Category anyCategory(Random chance) {
        int left = chance.nextInt(categories.stream().mapToInt(Category::weight).sum());
        for (Category category : categories) {
            left -= category.weight();
            if (left < 0) {
                return category;
            }
        }
        throw new IllegalStateException("no weights");
    }

    String anyPerson(Random chance) {
        return any(surnames, chance) + any(given, chance);
    }
}
