package com.ecommerce.userservice.benchmarks.load;

import com.google.protobuf.MessageLite;
import java.nio.ByteBuffer;

/** A message as gRPC puts it into HTTP/2 data: not compressed, its length, itself. */
public final class GrpcMessage {

    static final int PREFIX_BYTES = 5;

    private GrpcMessage() {}

    /** Returns the encoded message. */
    public static byte[] encode(MessageLite message) {
        byte[] bytes = message.toByteArray();
        return ByteBuffer.allocate(PREFIX_BYTES + bytes.length)
                .put((byte) 0)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    /** Returns how long the encoded message is. */
    public static int length(MessageLite message) {
        return PREFIX_BYTES + message.getSerializedSize();
    }
}
