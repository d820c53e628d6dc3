package readgrow_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/readgrow"
)

// program has one reading function for each case.
const program = `
import ("bytes"; "compress/gzip"; "encoding/json"; "io"; "net"; "net/http"; "strings")

var _ = []any{bytes.NewBuffer, gzip.NewReader, json.NewDecoder, io.ReadAll, net.Dial, http.Get, strings.NewReader}

func use(...any) {}

// ServeA serves.
func ServeA(w http.ResponseWriter, r *http.Request) { b, _ := io.ReadAll(r.Body); use(b) }

// ServeB serves.
func ServeB(w http.ResponseWriter, r *http.Request) { var v any; d := json.NewDecoder(io.TeeReader(r.Body, io.Discard)); use(d.Decode(&v)) }

// ServeC serves.
func ServeC(w http.ResponseWriter, r *http.Request) { b, _ := io.ReadAll(io.LimitReader(r.Body, 100)); use(b) }

// ServeD serves.
func ServeD(w http.ResponseWriter, r *http.Request) { b, _ := io.ReadAll(io.LimitReader(r.Body, 1<<40)); use(b) }

// ServeE serves.
func ServeE(w http.ResponseWriter, r *http.Request) { r.Body = http.MaxBytesReader(w, r.Body, 9); b, _ := io.ReadAll(r.Body); use(b) }

// ServeF serves.
func ServeF(w http.ResponseWriter, r *http.Request) { b, _ := io.ReadAll(&io.LimitedReader{R: r.Body, N: 9}); use(b) }

// ServeG serves.
func ServeG(w http.ResponseWriter, r *http.Request) { r.Body = http.MaxBytesReader(w, r.Body, 9); readG(w, r) }
func readG(w http.ResponseWriter, r *http.Request) { b, _ := io.ReadAll(r.Body); use(b) }

// ServeH serves.
func ServeH(w http.ResponseWriter, r *http.Request) { r.Body = http.MaxBytesReader(w, r.Body, 9); readH(w, r) }
// AlsoH serves.
func AlsoH(w http.ResponseWriter, r *http.Request) { readH(w, r) }
func readH(w http.ResponseWriter, r *http.Request) { defer println(); b, _ := io.ReadAll(r.Body); use(b) }

// HI serves.
type HI struct{ next http.Handler }
// ServeHTTP limits.
func (h *HI) ServeHTTP(w http.ResponseWriter, r *http.Request) { r.Body = http.MaxBytesReader(w, r.Body, 9); h.next.ServeHTTP(w, r) }
// NI serves.
type NI struct{}
// ServeHTTP reads.
func (n *NI) ServeHTTP(w http.ResponseWriter, r *http.Request) { b, _ := io.ReadAll(r.Body); use(b) }
// MainI mounts.
func MainI() { http.Handle("/a", &HI{&NI{}}); http.Handle("/b", &NI{}) }

// ServeJ serves.
func ServeJ(w http.ResponseWriter, r *http.Request) { if r.ContentLength > 9 { return }; b, _ := io.ReadAll(r.Body); use(b) }

// ServeK serves.
func ServeK(w http.ResponseWriter, r *http.Request) { if r.ContentLength > 9 || r.ContentLength == -1 { return }; b, _ := io.ReadAll(r.Body); use(b) }

// ServeL serves.
func ServeL(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) }

// ServeM serves.
func ServeM(w http.ResponseWriter, r *http.Request) { var b strings.Builder; _, _ = io.Copy(&b, r.Body); use(b.String()) }

// SignN signs.
func SignN(r *http.Request) { b, _ := io.ReadAll(r.Body); use(b) }

// ServeO serves.
func ServeO(c net.Conn) { b, _ := io.ReadAll(c); use(b) }

// AskP asks.
func AskP() { r, _ := http.Get("x"); b, _ := io.ReadAll(r.Body); use(b) }

// AskQ asks.
func AskQ(s string) { b, _ := io.ReadAll(strings.NewReader(s)); use(b) }

func serveR(w http.ResponseWriter, r *http.Request) { b, _ := io.ReadAll(r.Body); use(b) }

// Twice reads again.
func Twice(w http.ResponseWriter, r *http.Request) { a, _ := io.ReadAll(r.Body); b, _ := io.ReadAll(r.Body); use(a, b) }
`

func TestReads(t *testing.T) {
	byFunction := map[string][]finding.Finding{}
	for _, f := range readgrow.Find(linktest.Program(t, program)) {
		byFunction[f.Function] = append(byFunction[f.Function], f)
	}
	for _, c := range []struct {
		name, function string
		level          finding.Confidence
	}{
		{"body", "ServeA", finding.Medium},
		{"body that is decoded, in a buffered reader", "ServeB", finding.Low},
		{"limited body", "ServeC", finding.Undecided},
		{"a limit that is none", "ServeD", finding.Medium},
		{"limited in the request", "ServeE", finding.Undecided},
		{"limited reader written out", "ServeF", finding.Undecided},
		{"limited by the caller", "readG", finding.Undecided},
		{"limited by one caller", "readH", finding.Medium},
		{"may be limited by a handler around it", "(*NI).ServeHTTP", finding.Low},
		{"announced length compared", "ServeJ", finding.Low},
		{"announced length required and compared", "ServeK", finding.Undecided},
		{"to the disk", "ServeL", finding.Undecided},
		{"to memory", "ServeM", finding.Medium},
		{"a request of its own", "SignN", finding.Low},
		{"a peer", "ServeO", finding.Low},
		{"a response", "AskP", finding.Low},
		{"own bytes", "AskQ", finding.Undecided},
		{"nobody reads", "serveR", finding.Undecided},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := byFunction[c.function]
			if c.level == finding.Undecided {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			f := found[0]
			require.Equal(t, c.level, f.Confidence)
			require.Equal(t, "readgrow", f.Rule)
			require.Empty(t, f.Container.Key)
			require.NotEmpty(t, f.Remedy)
			require.Regexp(t, "^v1:[0-9a-f]{16}$", f.Fingerprint)
		})
	}
	twice := byFunction["Twice"]
	require.Len(t, twice, 2)
	require.NotEqual(t, twice[0].Fingerprint, twice[1].Fingerprint)
}

func TestAnalyzer(t *testing.T) {
	require.Equal(t, "readgrow", readgrow.Analyzer.Name)
	require.Contains(t, readgrow.Analyzer.Doc, "Package readgrow reports")
	require.Empty(t, readgrow.Analyzer.FactTypes, "rules hold no facts")
}
