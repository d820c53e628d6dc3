package relay

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"
)

// start runs a server on a free loopback port.
func start(t *testing.T, opts Options) (*Server, string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := New(opts)
	served := make(chan error, 1)
	go func() { served <- s.Serve(listener) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Error("shutdown:", err)
		}
		if err := <-served; err != nil {
			t.Error("serve:", err)
		}
	})
	return s, listener.Addr().String()
}

// client is one end of the line protocol.
type client struct {
	t     *testing.T
	conn  net.Conn
	lines *bufio.Scanner
	token string
}

func dial(t *testing.T, addr string) *client {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	c := &client{t: t, conn: conn, lines: bufio.NewScanner(conn)}
	words := strings.Fields(c.read())
	if len(words) != 3 || words[0] != "WELCOME" {
		t.Fatalf("greeted with %q", words)
	}
	c.token = words[2]
	return c
}

func (c *client) write(line string) {
	c.t.Helper()
	if _, err := fmt.Fprintln(c.conn, line); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) read() string {
	c.t.Helper()
	if !c.lines.Scan() {
		c.t.Fatalf("no line: %v", c.lines.Err())
	}
	return c.lines.Text()
}

// says sends a line and expects an answer.
func (c *client) says(line, want string) {
	c.t.Helper()
	c.write(line)
	if got := c.read(); got != want {
		c.t.Fatalf("%s: got %q, want %q", line, got, want)
	}
}

// eventually waits for something that happens after a connection is gone.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatal("never: " + what)
}

func TestMessagesReachSubscribers(t *testing.T) {
	s, addr := start(t, Options{})
	ann, bob := dial(t, addr), dial(t, addr)
	ann.says("HELLO ann", "OK")
	bob.says("HELLO bob", "OK")
	ann.says("SUB news", "OK")
	bob.says("PUB news it rains", "OK 1")
	if got := ann.read(); got != "MSG news bob it rains" {
		t.Fatalf("got %q", got)
	}
	bob.write("LAST news")
	if got := bob.read() + "|" + bob.read(); got != "WAS news bob it rains|OK" {
		t.Fatalf("got %q", got)
	}
	ann.says("UNSUB news", "OK")
	bob.says("PUB news it snows", "OK 0")

	again := dial(t, addr)
	again.says("RESUME "+ann.token, "OK ann")
	again.says("RESUME nonsense", "ERR no such token")

	web := httptest.NewServer(s.Handler())
	defer web.Close()
	var status Status
	get(t, web.URL+"/status", &status)
	if status.Sessions != 3 || status.Commands["PUB"] != 2 {
		t.Errorf("status: %+v", status)
	}
	var audit []auditEntry
	get(t, web.URL+"/audit?topic=news", &audit)
	if len(audit) != 2 || audit[0].From != "bob" || audit[1].Bytes != len("it snows") {
		t.Errorf("audit: %+v", audit)
	}
}

// Of a title a line is taken; a message of the day is taken whole.
func TestWhatIsTakenWhole(t *testing.T) {
	s := New(Options{})
	web := httptest.NewServer(s.Handler())
	defer web.Close()
	long := strings.Repeat("x", 1<<20)
	for path, want := range map[string]int{"/motd": http.StatusOK, "/title": http.StatusBadRequest, "/about?topic=x": http.StatusOK} {
		req, err := http.NewRequest(http.MethodPut, web.URL+path, strings.NewReader(long))
		if err != nil {
			t.Fatal(err)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s: status %d, want %d", path, resp.StatusCode, want)
		}
	}
	if got := s.Status(); got.Motd != long || got.Title != "" {
		t.Errorf("%d bytes of message, title %q", len(got.Motd), got.Title)
	} else if got.Pinned < len(long) || got.Indexed > 2*maxTitle {
		t.Errorf("a list of %d bytes, an index of %d", got.Pinned, got.Indexed)
	}
}

// Who looks a host up and finds nobody listening stays, unless there is room for the
// answer.
func TestWhoStaysAtASend(t *testing.T) {
	const requests = 5
	answered := make(chan struct{}, 2*requests)
	s := New(Options{Lookup: func(context.Context, string) ([]string, error) {
		time.Sleep(2 * probeLimit)
		answered <- struct{}{}
		return []string{"127.0.0.1"}, nil
	}})
	ask := func(path string) {
		before := runtime.NumGoroutine()
		stay := 0
		if path == "/host" {
			stay = requests
		}
		for range requests {
			w := httptest.NewRecorder()
			s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
			if w.Code != http.StatusGatewayTimeout {
				t.Errorf("%s: status %d", path, w.Code)
			}
		}
		for range requests {
			<-answered
		}
		eventually(t, path+" ends", func() bool { return runtime.NumGoroutine() <= before+stay })
		if got := runtime.NumGoroutine() - before; got < stay {
			t.Errorf("%s: %d goroutines stay, want %d", path, got, stay)
		}
	}
	ask("/name")
	ask("/host")
}

func get(t *testing.T, url string, into any) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(into); err != nil {
		t.Fatal(err)
	}
}

// What is bounded is empty again when the clients have gone; what only grows
// still holds something for each of them. The README lists the places.
func TestWhatStaysBehind(t *testing.T) {
	s, addr := start(t, Options{})
	const clients, messages = 10, 8
	for i := range clients {
		c := dial(t, addr)
		c.says(fmt.Sprintf("HELLO client%d", i), "OK")
		c.says(fmt.Sprintf("SUB room%d", i), "OK")
		for range messages {
			c.says(fmt.Sprintf("PUB lobby%d hello", i), "OK 0")
		}
		c.write("QUIT")
	}
	eventually(t, "all sessions end", func() bool { return s.Status().Sessions == 0 })
	got := s.Status()
	for name, n := range map[string]int{"active": got.Active, "topics": got.Topics, "name locks": got.NameLocks, "bans": got.Bans} {
		if n != 0 {
			t.Errorf("%d %s remain", n, name)
		}
	}
	// A client port may have been used twice, so the addresses may be fewer.
	if got.Clients == 0 || got.LastHour != got.Clients {
		t.Errorf("%d clients, %d in the last hour", got.Clients, got.LastHour)
	}
	if got.Published != clients || got.Answered != 1 {
		t.Errorf("%d topics and %d outcomes counted", got.Published, got.Answered)
	}
	if got.Identities != clients || got.TopicLocks != clients || got.Audit != clients*messages {
		t.Errorf("what only grows: %+v", got)
	}
}

func TestHistoryKeepsTheLastMessages(t *testing.T) {
	var h history
	for i := range 3 * keepMessages {
		h.add(message{text: fmt.Sprint(i)})
	}
	if n := len(h.messages); n != keepMessages || h.messages[0].text != fmt.Sprint(2*keepMessages) {
		t.Errorf("%d messages, first %q", n, h.messages[0].text)
	}
}

func TestJanitor(t *testing.T) {
	s, addr := start(t, Options{IdleAfter: 20 * time.Millisecond, BanFor: 50 * time.Millisecond, Tick: 10 * time.Millisecond})
	dial(t, addr)
	eventually(t, "the idle client is disconnected", func() bool { return s.Status().Sessions == 0 })

	rude := dial(t, addr)
	for range 3 {
		rude.write("GARBAGE")
	}
	eventually(t, "the host is banned", func() bool { return s.Status().Bans == 1 })
	eventually(t, "the ban is lifted", func() bool { return s.Status().Bans == 0 })
}
