package com.ecommerce.userservice.rest.mailbox;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.rest.documentation.DocumentedErrors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The mailbox of development mode at {@code dev/mail}: its route and its documentation. */
@Tag(name = "development", description = "What only development mode has: in production mode each call is `not_found`.")
public interface MailboxApi {

    @GET
    @Operation(
            operationId = "listMails",
            summary = "Read the e-mails that were not sent",
            description =
                    "In development mode, where the realm has no mail server: the realm's e-mails among the last 100 of"
                            + " the server, newest first. They are in memory, and open to everybody. A browser, or whoever sends"
                            + " `Accept: text/html`, gets a page of them.")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The address of the e-mails, whole, without regard to case.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 255))
    @APIResponse(
            responseCode = "200",
            description = "The e-mails.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = MailListRepresentation.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
            })
    @DocumentedErrors(ErrorCode.VALIDATION_FAILED)
    Response list();
}
