// Package clients leaves what clients of other programs give.
package clients

import (
	"context"
	"net"
	"net/http"

	"github.com/gorilla/websocket"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	"go.mongodb.org/mongo-driver/mongo"
	"golang.org/x/crypto/ssh"
)

type server struct {
	up   websocket.Upgrader
	db   *sqlx.DB
	pool *pgxpool.Pool
	docs *mongo.Collection
	far  *ssh.Client
}

// greet says one thing and leaves the connection open.
func (s *server) greet(w http.ResponseWriter, r *http.Request) {
	c, err := s.up.Upgrade(w, r, nil) // want resourcegrow medium "Upgrader.Upgrade"
	if err != nil {
		return
	}
	_ = c.WriteMessage(1, []byte("hello"))
}

// first reads one row of several.
func (s *server) first(dest map[string]any) error {
	rows, err := s.db.Queryx("SELECT * FROM t") // want resourcegrow medium "DB.Queryx"
	if err != nil {
		return err
	}
	if rows.Next() {
		return rows.MapScan(dest)
	}
	return nil
}

// has asks by a method of the pool inside.
func (s *server) has(name string) bool {
	rows, err := s.db.Query("SELECT 1 FROM t WHERE name = ?", name) // want resourcegrow medium "DB.Query"
	if err != nil {
		return false
	}
	if !rows.Next() {
		return false
	}
	var one int
	return rows.Scan(&one) == nil
}

// move leaves a transaction where a statement fails.
func (s *server) move(ctx context.Context) error {
	tx, err := s.db.Beginx() // want resourcegrow medium "not on all"
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE t SET n = n - 1"); err != nil {
		return err
	}
	return tx.Commit()
}

// store does the same with a transaction whose end takes a context.
func (s *server) store(ctx context.Context) error {
	tx, err := s.pool.Begin(ctx) // want resourcegrow medium "not on all"
	if err != nil {
		return err
	}
	if err := tx.Exec(ctx, "UPDATE t SET n = n - 1"); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

// ask connects for each question.
func ask(ctx context.Context, to string) error {
	c, err := pgx.Connect(ctx, to) // want resourcegrow medium "Connect"
	if err != nil {
		return err
	}
	return c.Exec(ctx, "SELECT 1")
}

// alive has a client for each question.
func alive(ctx context.Context) bool {
	c, err := mongo.Connect(ctx) // want resourcegrow medium "mongo.Connect"
	return err == nil && c.Ping(ctx) == nil
}

// one has a cursor and looks at what comes first.
func (s *server) one(ctx context.Context, into any) error {
	cur, err := s.docs.Find(ctx, nil) // want resourcegrow medium "Collection.Find"
	if err != nil {
		return err
	}
	if cur.Next(ctx) {
		return cur.Decode(into)
	}
	return nil
}

// start starts a command and does not wait for it.
func (s *server) start(cmd string) error {
	session, err := s.far.NewSession() // want resourcegrow medium "Client.NewSession"
	if err != nil {
		return err
	}
	return session.Start(cmd)
}

type pump struct{ conn net.Conn }

// run reads until that fails.
func (p *pump) run() {
	for b := make([]byte, 64); ; {
		if _, err := p.conn.Read(b); err != nil {
			return
		}
	}
}

// relay has an object that only reads.
func relay(addr string) {
	c, err := net.Dial("tcp", addr) // want resourcegrow medium "net.Dial"
	if err != nil {
		return
	}
	p := &pump{conn: c}
	p.run()
}

// Handler answers.
func Handler(db *sqlx.DB, pool *pgxpool.Pool, docs *mongo.Collection, far *ssh.Client) http.Handler {
	s := &server{db: db, pool: pool, docs: docs, far: far}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		s.greet(w, r)
		if s.first(map[string]any{}) == nil && s.has(r.URL.Path) {
			_ = s.move(ctx)
			_ = s.store(ctx)
		}
		if alive(ctx) && ask(ctx, r.Host) == nil {
			_ = s.one(ctx, new(int))
			_ = s.start(r.URL.Path)
		}
		relay(r.Host)
	})
}
