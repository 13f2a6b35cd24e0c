package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.text.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The form in which looks are kept, compressed. The first byte is its version. */
final class EdgeLookCodec {

    private static final int VERSION = 1;

    /** What comes from outside is kept as far as anybody could need it. */
    private static final int LONGEST = 2000;

    private EdgeLookCodec() {}

    static byte[] write(List<EdgeLook> looks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(VERSION);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(looks.size());
            for (EdgeLook look : looks) {
                out.writeLong(look.ordinal());
                text(look.url(), out);
                text(look.freshness().name(), out);
                text(look.reason().kept(LONGEST), out);
                out.writeByte(look.nodes().size());
                for (String node : look.nodes()) {
                    text(node, out);
                }
                out.writeByte(look.evidence().size());
                for (EdgeAnswer answer : look.evidence()) {
                    write(answer, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(EdgeAnswer answer, DataOutputStream out) throws IOException {
        out.writeLong(answer.at().toEpochMilli());
        text(answer.node(), out);
        out.writeShort(answer.status());
        text(answer.cache(), out);
        text(answer.request(), out);
        text(answer.age(), out);
        text(answer.version(), out);
        text(answer.origin(), out);
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        out.writeUTF(Sql.text(text, LONGEST));
    }

    /** @throws IllegalArgumentException when the bytes have another form */
    static List<EdgeLook> read(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new IllegalArgumentException("these looks were not written by this version or an earlier one");
        }
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1)))) {
            int size = in.readInt();
            List<EdgeLook> looks = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                looks.add(look(in));
            }
            return looks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EdgeLook look(DataInputStream in) throws IOException {
        long ordinal = in.readLong();
        String url = in.readUTF();
        Freshness freshness = Freshness.valueOf(in.readUTF());
        Reason reason = Reason.ofKept(in.readUTF());
        List<String> nodes = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            nodes.add(in.readUTF());
        }
        List<EdgeAnswer> evidence = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            evidence.add(new EdgeAnswer(
                    Instant.ofEpochMilli(in.readLong()),
                    in.readUTF(),
                    in.readUnsignedShort(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF()));
        }
        return new EdgeLook(ordinal, url, freshness, reason, nodes, evidence);
    }
}
