package cn.shishi.yearlist;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files that are no year list, made by hand and by meddling with the zip of one that is. */
final class BrokenBooks {

    private static final int HUNDRED_MB = 100 << 20;

    private BrokenBooks() {}

    static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] oldFormat() {
        return written(out -> {
            try (HSSFWorkbook book = new HSSFWorkbook()) {
                book.createSheet("清单");
                book.write(out);
            }
        });
    }

    static byte[] word() {
        return written(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("年度清单");
                document.write(out);
            }
        });
    }

    static byte[] withPassword(byte[] book) {
        return written(out -> {
            try (POIFSFileSystem files = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (OutputStream encrypted = encryptor.getDataStream(files)) {
                    encrypted.write(book);
                } catch (GeneralSecurityException impossible) {
                    throw new IOException(impossible);
                }
                files.writeFilesystem(out);
            }
        });
    }

    /** Changes a workbook as a person would with a spreadsheet. */
    static byte[] edited(byte[] book, Consumer<XSSFWorkbook> edit) {
        return written(out -> {
            try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(book))) {
                edit.accept(opened);
                opened.write(out);
            }
        });
    }

    static byte[] cut(byte[] book) {
        return Arrays.copyOf(book, book.length / 2);
    }

    static byte[] padded(byte[] book) {
        byte[] noise = new byte[11 << 20];
        new Random(1).nextBytes(noise);
        return zip(book, entries -> entries.put("xl/media/image1.png", noise));
    }

    static byte[] entry(byte[] book, String name, String content) {
        return zip(book, entries -> entries.put(name, text(content)));
    }

    static byte[] changed(byte[] book, String name, UnaryOperator<String> change) {
        return zip(book, entries -> entries.computeIfPresent(name, (n, was) -> text(change.apply(new String(was, StandardCharsets.UTF_8)))));
    }

    /** The first sheet unpacks to 100 MB of blanks. */
    static byte[] bomb(byte[] book, String entry) {
        byte[] blanks = new byte[HUNDRED_MB];
        Arrays.fill(blanks, (byte) ' ');
        return zip(book, entries -> entries.put(entry, blanks));
    }

    static byte[] manyEntries(byte[] book) {
        return zip(book, entries -> {
            for (int i = 0; i < 3000; i++) {
                entries.put("xl/worksheets/more" + i + ".xml", new byte[0]);
            }
        });
    }

    private static byte[] zip(byte[] book, Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        change.accept(entries);
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                }
            }
        });
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
