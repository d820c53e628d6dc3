// Package calllocal appends to what lives for one call: locals, a buffer from a
// pool, a writer that a handler makes, a message that is built.
package calllocal

import (
	"bufio"
	"bytes"
	"net"
	"net/http"
	"strings"
	"sync"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

type message struct{ fields []string }

func (m *message) field(name, value string) *message {
	m.fields = append(m.fields, name+"="+value)
	return m
}

func (m *message) encode() string { return strings.Join(m.fields, ";") }

type recorder struct {
	http.ResponseWriter
	mu   sync.Mutex
	body bytes.Buffer
}

func (r *recorder) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.body.Write(p)
	return r.ResponseWriter.Write(p)
}

// Handler answers with what next answers, twice.
func Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		next.ServeHTTP(rec, r)
		_, _ = w.Write(rec.body.Bytes())
	})
}

// Talk answers each line of a connection.
func Talk(c net.Conn) {
	defer c.Close()
	in := bufio.NewScanner(c)
	for in.Scan() {
		var words []string
		var text strings.Builder
		for _, word := range strings.Fields(in.Text()) {
			words = append(words, strings.ToUpper(word))
			text.WriteString(word)
		}
		b := buffers.Get().(*bytes.Buffer)
		b.Reset()
		b.WriteString(new(message).field("words", strings.Join(words, " ")).field("text", text.String()).encode())
		b.WriteByte('\n')
		_, err := c.Write(b.Bytes())
		buffers.Put(b)
		if err != nil {
			return
		}
	}
}
