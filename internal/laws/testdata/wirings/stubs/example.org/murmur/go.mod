module example.org/murmur

go 1.26
