import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Packs files as {@code gzip -9n} does, for the build alone: Debian wants it so, and says so in the header (RFC 1952, XFL), where
 * neither Ant nor Java's own stream let one write. Arguments are pairs of a file and what it is packed into.
 */
final class Gzip {

    private Gzip() {}

    public static void main(String[] files) throws IOException {
        for (int i = 0; i < files.length; i += 2) {
            Files.write(Path.of(files[i + 1]), packed(Files.readAllBytes(Path.of(files[i]))));
        }
    }

    private static byte[] packed(byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // deflate, no name, no time, the best compression, Unix
        out.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, 3});
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, best)) {
            deflated.write(data);
        } finally {
            best.end();
        }
        CRC32 sum = new CRC32();
        sum.update(data);
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) sum.getValue())
                .putInt(data.length)
                .array());
        return out.toByteArray();
    }
}
