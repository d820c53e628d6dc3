// Package relay is a message relay: clients connect over TCP, subscribe to
// topics and receive what others publish there.
package relay

import (
	"context"
	"crypto/rand"
	"errors"
	"net"
	"sync"
	"time"
)

// Server accepts clients and relays their messages.
type Server struct {
	opts    Options
	hub     *hub
	names   *nameLocks
	metrics *metrics
	bans    *bans
	origins *origins
	mirror  *mirror
	slots   chan struct{}
	quit    chan struct{}
	done    sync.WaitGroup

	mu         sync.Mutex
	listener   net.Listener
	lastID     uint64
	sessions   map[uint64]*session
	identities map[string]*identity // by resume token

	motd, title     string            // what the status page says
	listed, indexed map[string][]byte // how what is said about a topic begins
}

// identity is who a client said it is. It outlives a connection, so that the
// client can take it up again.
type identity struct {
	mu   sync.Mutex
	name string
}

// New returns a server that does not listen yet.
func New(opts Options) *Server {
	opts = opts.withDefaults()
	return &Server{
		opts:       opts,
		hub:        newHub(),
		names:      newNameLocks(),
		metrics:    &metrics{},
		bans:       newBans(),
		origins:    newOrigins(),
		mirror:     &mirror{post: postTo(opts.Mirror)},
		slots:      make(chan struct{}, opts.MaxSessions),
		quit:       make(chan struct{}),
		sessions:   make(map[uint64]*session),
		identities: make(map[string]*identity),
		listed:     make(map[string][]byte),
		indexed:    make(map[string][]byte),
	}
}

// Serve accepts clients until Shutdown is called, then returns nil.
func (s *Server) Serve(listener net.Listener) error {
	s.done.Add(1)
	defer s.done.Done()
	s.mu.Lock()
	s.listener = listener
	s.mu.Unlock()
	if s.stopped() {
		return listener.Close()
	}
	s.done.Go(s.janitor)
	s.done.Go(s.watch)
	for {
		conn, err := listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return err
		}
		if s.bans.banned(host(conn), time.Now()) {
			conn.Close()
			continue
		}
		select {
		case s.slots <- struct{}{}:
			s.done.Go(func() { s.handle(conn) })
		default:
			conn.Close()
		}
	}
}

// handle serves one client to the end of its connection.
func (s *Server) handle(conn net.Conn) {
	defer func() { <-s.slots }()
	sess := s.connect(conn)
	defer s.disconnect(sess)
	if !s.stopped() {
		sess.serve()
	}
}

func (s *Server) connect(conn net.Conn) *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastID++
	sess := newSession(s, s.lastID, rand.Text(), conn)
	s.sessions[sess.id] = sess
	s.identities[sess.token] = sess.identity
	s.metrics.connected(conn.RemoteAddr().String())
	return sess
}

func (s *Server) disconnect(sess *session) {
	sess.close()
	s.hub.leaveAll(sess)
	s.metrics.disconnected(sess.conn.RemoteAddr().String())
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sessions, sess.id)
}

// resume returns the identity that was handed out with token, or nil.
func (s *Server) resume(token string) *identity {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.identities[token]
}

// stopped reports whether Shutdown was called.
func (s *Server) stopped() bool {
	select {
	case <-s.quit:
		return true
	default:
		return false
	}
}

// Shutdown stops accepting, disconnects all clients and waits for them, at most
// until ctx ends. It must be called once.
func (s *Server) Shutdown(ctx context.Context) error {
	close(s.quit)
	s.mu.Lock()
	if s.listener != nil {
		s.listener.Close()
	}
	for _, sess := range s.sessions {
		sess.close()
	}
	s.mu.Unlock()

	finished := make(chan struct{})
	go func() {
		s.done.Wait()
		close(finished)
	}()
	select {
	case <-finished:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
