// Package fiber stands in for the web framework: it keeps handlers by route and calls them
// for each request.
package fiber

import (
	"bufio"
	"net"
	"strings"
)

// Handler handles a request.
type Handler = func(*Ctx) error

// Ctx is one request.
type Ctx struct {
	conn net.Conn
	path string
	next []Handler
}

// Params is a part of the path.
func (c *Ctx) Params(key string, defaultValue ...string) string {
	if _, v, ok := strings.Cut(c.path, key+"="); ok {
		return v
	}
	return strings.Join(defaultValue, "")
}

// SendStatus sends a status.
func (c *Ctx) SendStatus(status int) error {
	_, err := c.conn.Write([]byte{byte(status)})
	return err
}

// Next calls the handler that comes after.
func (c *Ctx) Next() error {
	if len(c.next) == 0 {
		return nil
	}
	h := c.next[0]
	c.next = c.next[1:]
	return h(c)
}

// Config sets up an app.
type Config struct{ AppName string }

// Router adds routes.
type Router interface {
	Get(path string, handlers ...Handler) Router
}

// App is the server.
type App struct {
	routes map[string][]Handler
	all    []Handler
}

// New makes a server.
func New(config ...Config) *App { return &App{routes: map[string][]Handler{}} }

// Use adds handlers to all routes.
func (a *App) Use(args ...any) Router {
	for _, x := range args {
		if h, ok := x.(Handler); ok {
			a.all = append(a.all, h)
		}
	}
	return a
}

// Get adds a route.
func (a *App) Get(path string, handlers ...Handler) Router {
	a.routes[path] = handlers
	return a
}

// Listen serves.
func (a *App) Listen(addr string) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go a.serve(conn)
	}
}

func (a *App) serve(conn net.Conn) {
	defer conn.Close()
	line, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		return
	}
	c := &Ctx{conn: conn, path: line, next: append(a.all[:len(a.all):len(a.all)], a.routes[line]...)}
	_ = c.Next()
}
