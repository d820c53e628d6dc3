package made_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/made"
)

const server = `
import ("context"; "net"; "net/http"; "os"; "os/signal"; "sync"; "time")

var _, _, _, _, _ = context.Background, net.Dial, signal.Notify, time.After, os.Open

type S struct { mu sync.Mutex; log context.Context; end func() }

var it = &S{log: context.Background(), end: func() {}}

func init() { http.Handle("/", it) }

func work() int { return 1 }
func use(...any) {}

func (s *S) ServeHTTP(w http.ResponseWriter, r *http.Request) {
`

// What a handler makes for each request, beside the nearest thing that ends.
func TestWhatIsMadeAndStays(t *testing.T) {
	for name, tt := range map[string]struct {
		body string
		kind made.MadeKind // "" for nothing
	}{
		"an answer that nobody waits for": {`done := make(chan int); go func() { done <- work() }(); select { case <-done: case <-r.Context().Done(): return }; use(1)`, made.MadeGoroutine},
		"an answer with a place":          {`done := make(chan int, 1); go func() { done <- work() }(); select { case <-done: case <-r.Context().Done(): }`, ""},
		"an answer that is waited for":    {`done := make(chan int); go func() { done <- work() }(); <-done`, ""},
		"a connection":                    {`c, err := net.Dial("tcp", "peer:1"); if err != nil { return }; use(c.RemoteAddr())`, made.MadeResource},
		"a connection that is closed":     {`c, err := net.Dial("tcp", "peer:1"); if err != nil { return }; defer c.Close(); use(c.RemoteAddr())`, ""},
		"a registration":                  {`c := make(chan os.Signal, 1); signal.Notify(c, os.Interrupt); <-c`, made.MadeListener},
		"one that is taken back":          {`c := make(chan os.Signal, 1); signal.Notify(c, os.Interrupt); defer signal.Stop(c); <-c`, ""},
		"a value around itself":           {`s.mu.Lock(); s.log = context.WithValue(s.log, "k", r.URL.Path); s.mu.Unlock()`, made.MadeWrap},
		"a value around another":          {`ctx := context.WithValue(s.log, "k", r.URL.Path); use(ctx)`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := linktest.Program(t, server+tt.body+"\n}\n")
			if tt.kind == "" {
				assert.Empty(t, p.Made)
				return
			}
			require.Len(t, p.Made, 1)
			m := p.Made[0]
			assert.Equal(t, tt.kind, m.Kind)
			assert.Equal(t, "(*S).ServeHTTP", m.Func.Display)
			assert.True(t, m.Roots.Event)
			assert.NotEmpty(t, m.Fault)
			assert.NotEmpty(t, m.Why.String())
		})
	}
}
