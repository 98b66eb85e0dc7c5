package com.ecommerce.userservice.limits;

import java.io.IOException;
import org.infinispan.protostream.FileDescriptorSource;
import org.infinispan.protostream.ProtobufTagMarshaller;
import org.infinispan.protostream.SerializationContext;
import org.infinispan.protostream.SerializationContextInitializer;
import org.infinispan.protostream.TagReader;
import org.infinispan.protostream.TagWriter;

/**
 * How an {@link Admission} travels between nodes. Keycloak 26.7 looks for classes of this kind at its build
 * ({@code org.keycloak.marshalling.Marshalling}). Nodes of two versions understand each other as long as the fields keep their
 * numbers.
 */
public final class AdmissionSchema implements SerializationContextInitializer {

    private static final String FILE = "user-service-limits.proto";
    private static final String TYPE = "user_service.limits.Admission";
    private static final int QUOTA = 1;
    private static final int WINDOW_MILLIS = 2;

    private static final String SCHEMA = """
            syntax = "proto3";
            package user_service.limits;
            message Admission {
              uint32 quota = 1;
              uint64 window_millis = 2;
            }
            """;

    @Override
    public void registerSchema(SerializationContext context) {
        context.registerProtoFiles(FileDescriptorSource.fromString(FILE, SCHEMA));
    }

    @Override
    public void registerMarshallers(SerializationContext context) {
        context.registerMarshaller(new Marshaller());
    }

    private static final class Marshaller implements ProtobufTagMarshaller<Admission> {

        @Override
        public Class<Admission> getJavaClass() {
            return Admission.class;
        }

        @Override
        public String getTypeName() {
            return TYPE;
        }

        @Override
        public Admission read(ReadContext context) throws IOException {
            TagReader in = context.getReader();
            int quota = 0;
            long windowMillis = 0;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag >>> 3) {
                    case QUOTA -> quota = in.readUInt32();
                    case WINDOW_MILLIS -> windowMillis = in.readUInt64();
                    default -> in.skipField(tag);
                }
            }
            return new Admission(quota, windowMillis);
        }

        @Override
        public void write(WriteContext context, Admission admission) throws IOException {
            TagWriter out = context.getWriter();
            out.writeUInt32(QUOTA, admission.quota());
            out.writeUInt64(WINDOW_MILLIS, admission.windowMillis());
        }
    }
}
