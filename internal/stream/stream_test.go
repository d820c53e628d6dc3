package stream_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/link/linktest"
)

// What is read whole in a handler, and what has a limit.
func TestReads(t *testing.T) {
	const server = `
import ("bytes"; "compress/gzip"; "encoding/json"; "io"; "net/http"; "os")

var _, _, _, _, _ = bytes.NewReader, gzip.NewReader, json.NewDecoder, io.ReadAll, os.Open

func use(any, error) {}

func init() { http.HandleFunc("/", handle) }

func whole(from io.Reader) []byte { b, _ := io.ReadAll(from); return b }
`
	for name, tt := range map[string]struct {
		body     string
		read     bool
		expanded bool
	}{
		"a body":            {`use(io.ReadAll(r.Body))`, true, false},
		"by a helper":       {`use(whole(r.Body), nil)`, true, false},
		"unzipped":          {`z, _ := gzip.NewReader(r.Body); use(io.ReadAll(z))`, true, true},
		"limited":           {`use(io.ReadAll(io.LimitReader(r.Body, 100)))`, false, false},
		"limited before":    {`r.Body = http.MaxBytesReader(w, r.Body, 100); use(io.ReadAll(r.Body))`, false, false},
		"a part":            {`var b [10]byte; use(r.Body.Read(b[:]))`, false, false},
		"of this machine":   {`f, _ := os.Open("settings"); use(io.ReadAll(f))`, false, false},
		"of what is there":  {`use(io.ReadAll(bytes.NewReader(nil)))`, false, false},
		"into a small hole": {`use(io.Copy(io.Discard, r.Body))`, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := linktest.Program(t, server+"func handle(w http.ResponseWriter, r *http.Request) { _ = w; "+tt.body+" }")
			if !tt.read {
				assert.Empty(t, p.Reads)
				return
			}
			require.Len(t, p.Reads, 1)
			require.NotEmpty(t, p.Reads[0].Inlets)
			assert.True(t, p.Reads[0].Roots.Event)
			assert.Equal(t, tt.expanded, p.Reads[0].Inlets[0].Expanded)
		})
	}
}
