package resourcegrow_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/resourcegrow"
)

const server = `
import ("context"; "io"; "net"; "net/http"; "time")

// S serves.
type S struct {
	addr   string
	one    net.Conn
	two    net.Conn
	three  net.Conn
	conns  []net.Conn
	ctx    context.Context
	cancel context.CancelFunc
	done   context.CancelFunc
}

func use(...any) {}

func closes(c io.Closer) { c.Close() }

func dial(addr string) (net.Conn, error) { return net.Dial("tcp", addr) }

var shared = start()

func start() *S { c, _ := net.Dial("tcp", "x"); println(c.LocalAddr()); return &S{} }

func open() (chan int, func(), error) { c := make(chan int); return c, func() { close(c) }, nil }

func openSome() (chan int, func(), error) { c := make(chan int); return c, func() { use(c) }, nil }

// Close ends it.
func (s *S) Close() { s.one.Close(); s.three.Close() }

var _ = []any{http.Get, time.Now}
`

func TestFaults(t *testing.T) {
	cases := []struct {
		name, src string
		level     finding.Confidence
		message   string
	}{
		{"dropped", `c, _ := net.Dial("tcp", s.addr); println(c.LocalAddr())`, finding.Medium, "nothing releases it"},
		{"closed", `c, _ := net.Dial("tcp", s.addr); defer c.Close()`, finding.Undecided, ""},
		{"closed by a helper", `c, _ := net.Dial("tcp", s.addr); closes(c)`, finding.Undecided, ""},
		{"closed in a closure", `c, _ := net.Dial("tcp", s.addr); defer func() { c.Close() }()`, finding.Undecided, ""},
		{"kept in a list", `c, _ := net.Dial("tcp", s.addr); s.conns = append(s.conns, c)`, finding.Undecided, ""},
		{"dropped by the caller", `c, _ := dial(s.addr); println(c.LocalAddr())`, finding.Medium, "net.Dial"},
		{"closed by the caller", `c, _ := dial(s.addr); c.Close()`, finding.Undecided, ""},
		{"replaced", `c, _ := net.Dial("tcp", s.addr); s.one = c`, finding.Medium, "replaces the one in one"},
		{"replaced and closed", `c, _ := net.Dial("tcp", s.addr); closes(s.two); s.two = c`, finding.Undecided, ""},
		{"made once", `if s.three == nil { s.three, _ = net.Dial("tcp", s.addr) }`, finding.Undecided, ""},
		{"transport", `h := &http.Client{Transport: &http.Transport{}}; use(h.Get(s.addr))`, finding.Medium, "http.Transport"},
		{"transport without keep-alive", `h := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}; use(h.Get(s.addr))`, finding.Undecided, ""},
		{"release discarded", `c, _, err := open(); use(c, err)`, finding.Medium, "discarded"},
		{"discarded, releases nothing", `c, _, err := openSome(); use(c, err)`, finding.Low, "discarded"},
		{"release called", `c, end, err := open(); use(c, err); end()`, finding.Undecided, ""},
		{"context replaced", `_, s.cancel = context.WithCancel(s.ctx)`, finding.Medium, "a context"},
		{"context of nobody replaced", `_, s.done = context.WithCancel(context.Background())`, finding.Undecided, ""},
		{"ticker of a new Go", `t := time.NewTicker(1); <-t.C`, finding.Undecided, ""},
	}
	src := server
	for i := range cases {
		src += fmt.Sprintf("func (s *S) M%d(w http.ResponseWriter, r *http.Request) { %s }\n", i, strings.ReplaceAll(cases[i].src, "FIELD", fmt.Sprint("f", i)))
	}
	found := map[string][]finding.Finding{}
	for _, f := range resourcegrow.Find(linktest.Program(t, src)) {
		found[f.Function] = append(found[f.Function], f)
	}
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := found[fmt.Sprint("(*S).M", i)]
			if c.level == finding.Undecided {
				require.Empty(t, got)
				return
			}
			require.Len(t, got, 1)
			require.Equal(t, c.level, got[0].Confidence, got[0].Message)
			require.Contains(t, got[0].Message, c.message)
			require.NotEmpty(t, got[0].Remedy)
		})
	}
	require.Empty(t, found["start"], "set-up")
}
