// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

// curl_easy_setopt takes variable arguments, which Swift cannot call, so the whole exchange is
// here: one message in, the server's last reply out.

struct tollgate_mail {
    const char *url;
    const char *user;
    const char *password;
    const char *sender;
    const char *const *recipients;
    size_t recipient_count;
    const char *data;
    size_t length;
    // 0 none, 1 STARTTLS required, 2 TLS from the first octet.
    int security;
    // Nonzero to accept any certificate: tests only.
    int trusts_all;
    long timeout_seconds;
};

struct tollgate_mail_result {
    long code;
    char reply[512];
    char error[CURL_ERROR_SIZE];
};

struct tollgate_mail_cursor {
    const struct tollgate_mail *mail;
    size_t sent;
};

static inline size_t tollgate_mail_read(char *buffer, size_t size, size_t count, void *context) {
    struct tollgate_mail_cursor *cursor = (struct tollgate_mail_cursor *)context;
    size_t room = size * count, left = cursor->mail->length - cursor->sent;
    size_t part = left < room ? left : room;
    memcpy(buffer, cursor->mail->data + cursor->sent, part);
    cursor->sent += part;
    return part;
}

// The reply that counts is the one to the data, which the one to QUIT follows: it is kept while
// no other than a 221 comes.
static inline size_t tollgate_mail_reply(char *line, size_t size, size_t count, void *context) {
    struct tollgate_mail_result *result = (struct tollgate_mail_result *)context;
    size_t length = size * count, kept = length;
    if (length >= 3 && memcmp(line, "221", 3) != 0) {
        while (kept > 0 && (line[kept - 1] == '\r' || line[kept - 1] == '\n')) kept--;
        if (kept >= sizeof result->reply) kept = sizeof result->reply - 1;
        memcpy(result->reply, line, kept);
        result->reply[kept] = 0;
    }
    return length;
}

static inline int tollgate_mail_send(
    const struct tollgate_mail *mail, struct tollgate_mail_result *result
) {
    memset(result, 0, sizeof *result);
    CURL *curl = curl_easy_init();
    if (!curl) return CURLE_FAILED_INIT;
    struct curl_slist *recipients = NULL;
    for (size_t index = 0; index < mail->recipient_count; index++) {
        recipients = curl_slist_append(recipients, mail->recipients[index]);
    }
    struct tollgate_mail_cursor cursor = {mail, 0};
    curl_easy_setopt(curl, CURLOPT_URL, mail->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    if (mail->user[0]) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, mail->user);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, mail->password);
    }
    curl_easy_setopt(
        curl, CURLOPT_USE_SSL, (long)(mail->security == 1 ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    if (mail->trusts_all) {
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, mail->sender);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, tollgate_mail_read);
    curl_easy_setopt(curl, CURLOPT_READDATA, &cursor);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)mail->length);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, tollgate_mail_reply);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, result);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, tollgate_mail_reply);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, result);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 20L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, mail->timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, result->error);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &result->code);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return (int)code;
}

// One POST, for webhooks. The address is judged when the connection is opened, after the name was
// resolved, so that no name can lead where it must not; redirects are answers, never followed.

// The four or sixteen octets of an address: nonzero when it may be connected to.
typedef int (*tollgate_address_judge)(const unsigned char *octets, int count);

struct tollgate_post {
    const char *url;
    const char *const *headers;
    size_t header_count;
    const char *data;
    size_t length;
    tollgate_address_judge judge;
    // A file of certificates to trust instead of the system's; empty for the system's.
    const char *authorities;
    long timeout_seconds;
};

struct tollgate_post_result {
    long status;
    // Nonzero when the judge refused an address.
    int refused;
    size_t length;
    char body[512];
    char error[CURL_ERROR_SIZE];
};

struct tollgate_post_context {
    tollgate_address_judge judge;
    struct tollgate_post_result *result;
    size_t received;
};

// An answer longer than this is cut off: only its start is kept for the log.
#define TOLLGATE_POST_ANSWER_MAX 65536

static inline size_t tollgate_post_write(char *data, size_t size, size_t count, void *context) {
    struct tollgate_post_context *post = (struct tollgate_post_context *)context;
    struct tollgate_post_result *result = post->result;
    size_t length = size * count, room = sizeof result->body - result->length;
    size_t part = length < room ? length : room;
    memcpy(result->body + result->length, data, part);
    result->length += part;
    post->received += length;
    return post->received > TOLLGATE_POST_ANSWER_MAX ? 0 : length;
}

static inline curl_socket_t tollgate_post_open(
    void *context, curlsocktype purpose, struct curl_sockaddr *address
) {
    struct tollgate_post_context *post = (struct tollgate_post_context *)context;
    const unsigned char *octets = NULL;
    int count = 0;
    (void)purpose;
    if (address->family == AF_INET) {
        octets = (const unsigned char *)&((struct sockaddr_in *)&address->addr)->sin_addr;
        count = 4;
    } else if (address->family == AF_INET6) {
        octets = (const unsigned char *)&((struct sockaddr_in6 *)&address->addr)->sin6_addr;
        count = 16;
    }
    if (!octets || !post->judge(octets, count)) {
        post->result->refused = 1;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype, address->protocol);
}

static inline int tollgate_post_send(
    const struct tollgate_post *post, struct tollgate_post_result *result
) {
    memset(result, 0, sizeof *result);
    CURL *curl = curl_easy_init();
    if (!curl) return CURLE_FAILED_INIT;
    struct curl_slist *headers = NULL;
    for (size_t index = 0; index < post->header_count; index++) {
        headers = curl_slist_append(headers, post->headers[index]);
    }
    struct tollgate_post_context context = {post->judge, result, 0};
    curl_easy_setopt(curl, CURLOPT_URL, post->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, post->data);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)post->length);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, tollgate_post_open);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &context);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, tollgate_post_write);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &context);
    if (post->authorities[0]) curl_easy_setopt(curl, CURLOPT_CAINFO, post->authorities);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, post->timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, result->error);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &result->status);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    // The answer was there, and only longer than anybody reads.
    if (code == CURLE_WRITE_ERROR && result->status) return 0;
    return (int)code;
}
