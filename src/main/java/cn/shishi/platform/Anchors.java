package cn.shishi.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 存照: where each chain ended, hour by hour, in a file beside the database that is only added to. Whoever can rewrite the database
 * can rewrite a chain from its start so that it fits itself; it does not fit this file any more, nor a copy of it elsewhere.
 */
@Component
public class Anchors {

    static final String FILE = "anchors.txt";
    private static final Pattern LINE = Pattern.compile("(\\S+) (存照|恢复) (\\S+) (\\d{1,18}) (\\S+)");
    private static final Logger log = LoggerFactory.getLogger(Anchors.class);

    private final Path file;
    private final Clock clock;

    Anchors(@Value("${shishi.home}") Path home, Clock clock) {
        this.file = home.resolve(FILE);
        this.clock = clock;
    }

    /** A chain as far as it reaches, unless that stands there last. */
    public synchronized void note(String chain, long seq, String hash) {
        List<Line> known = lines().stream().filter(line -> line.chain.equals(chain)).toList();
        if (seq > 0 && (known.isEmpty() || !known.get(known.size() - 1).reaches(seq, hash))) {
            write("存照", chain, seq, hash);
        }
    }

    /** A backup was brought back: what was noted beyond its end is no longer to be found, and is not looked for. */
    public synchronized void restored(String chain, long seq, String hash) {
        write("恢复", chain, seq, seq == 0 ? "-" : hash);
    }

    /** To be compared with the chain as it is now. */
    public AnchorCheck check(String chain) {
        List<Line> expected = new ArrayList<>();
        List<Integer> unreadable = new ArrayList<>();
        for (Line line : lines()) {
            if (line.chain == null) {
                unreadable.add(line.number);
            } else if (line.chain.equals(chain)) {
                if (line.restored) {
                    expected.removeIf(before -> before.seq > line.seq);
                }
                if (line.seq > 0) {
                    expected.add(line);
                }
            }
        }
        return new AnchorCheck(expected, unreadable);
    }

    private void write(String word, String chain, long seq, String hash) {
        String line = String.join(" ", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString(), word, chain, Long.toString(seq), hash);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
            log.info("{}", line);
        } catch (IOException failed) {
            log.error("存照没有记入“{}”：{}", file, line, failed);
        }
    }

    private List<Line> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> written = Files.readAllLines(file, StandardCharsets.UTF_8);
            List<Line> lines = new ArrayList<>(written.size());
            written.forEach(text -> lines.add(Line.of(lines.size() + 1, text)));
            return lines;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param chain null if the line cannot be read */
    record Line(int number, String day, boolean restored, String chain, long seq, String hash) {

        static Line of(int number, String text) {
            Matcher words = LINE.matcher(text);
            return !words.matches() ? new Line(number, null, false, null, 0, null)
                    : new Line(number, words.group(1), words.group(2).equals("恢复"), words.group(3), Long.parseLong(words.group(4)), words.group(5));
        }

        boolean reaches(long there, String as) {
            return seq == there && hash.equals(as);
        }
    }
}
