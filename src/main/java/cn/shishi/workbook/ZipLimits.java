package cn.shishi.workbook;

import cn.shishi.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Looks at a file before a workbook is made of it: what it is, and how much it holds when it is really unpacked, whatever
 * its directory says. What is read as a whole, and not row by row, may only be small.
 */
final class ZipLimits {

    static final long LARGEST_FILE = 10L << 20;
    private static final int MOST_ENTRIES = 2_000;
    private static final long WHOLE = 100L << 20;
    private static final long STREAMED = 60L << 20;
    private static final long AT_ONCE = 4L << 20;

    private ZipLimits() {}

    static void check(Path file) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw Refusal.invalid("文件是空的，请重新选择文件。");
        }
        if (size > LARGEST_FILE) {
            throw Refusal.tooLarge("文件超过 10 MB，请删去图片和无关的工作表，或分次导入。");
        }
        FileMagic magic = FileMagic.valueOf(file.toFile());
        if (magic == FileMagic.OLE2) {
            throw Refusal.invalid(encrypted(file) ? "工作簿设有打开密码，请取消密码后再上传。" : "这是旧格式的文件（.xls 等），请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”后再上传。");
        }
        if (magic != FileMagic.OOXML) {
            throw Refusal.invalid("文件不是 Excel 工作簿（.xlsx）；CSV、文本、PDF 等请先用 Excel 或 WPS 另存为 .xlsx。");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            kind(zip);
            unpacked(zip);
        }
    }

    private static boolean encrypted(Path file) {
        try (POIFSFileSystem old = new POIFSFileSystem(file.toFile(), true)) {
            return old.getRoot().hasEntry("EncryptedPackage");
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    private static void kind(ZipFile zip) {
        if (zip.getEntry("xl/vbaProject.bin") != null) {
            throw Refusal.invalid("工作簿带有宏，请另存为不带宏的“Excel 工作簿（.xlsx）”后再上传。");
        }
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw Refusal.invalid("这是二进制工作簿（.xlsb），请另存为“Excel 工作簿（.xlsx）”后再上传。");
        }
        if (zip.getEntry("word/document.xml") != null) {
            throw Refusal.invalid("这是 Word 文档，不是 Excel 工作簿（.xlsx）；请把内容填进模板后再上传。");
        }
        if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("xl/workbook.xml") == null) {
            throw Refusal.invalid("文件不是 Excel 工作簿（.xlsx）；请用 Excel 或 WPS 另存为 .xlsx 后再上传。");
        }
    }

    private static void unpacked(ZipFile zip) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw bomb();
        }
        long whole = 0;
        byte[] buffer = new byte[1 << 16];
        for (ZipEntry entry : List.copyOf(zip.stream().toList())) {
            boolean streamed = entry.getName().startsWith("xl/worksheets/") && !entry.getName().contains("/_rels/")
                    || entry.getName().equals("xl/sharedStrings.xml") || entry.getName().startsWith("xl/media/");
            long one = 0;
            try (InputStream in = zip.getInputStream(entry)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    one += read;
                    whole += read;
                    if (whole > WHOLE || one > (streamed ? STREAMED : AT_ONCE)) {
                        throw bomb();
                    }
                }
            }
        }
    }

    static Refusal bomb() {
        return Refusal.tooLarge("工作簿展开后过大，没有读入；请把内容复制到空白模板，另存后再上传。");
    }
}
