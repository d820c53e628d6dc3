package main

import (
	"github.com/gofiber/fiber/v2"
	"log"

	store "matrix/store"
)

func newApp(s *store.Store) *fiber.App {
	app := fiber.New()
	app.Get("/user/:name", func(c *fiber.Ctx) error {
		s.Touch(c.Params("name"))
		return c.SendStatus(204)
	})
	return app
}

func main() { log.Fatal(newApp(store.NewStore()).Listen(":3000")) }
