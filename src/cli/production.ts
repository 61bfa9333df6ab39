// Imported before anything else: React is three times slower when it is not told that nobody is developing.
process.env.NODE_ENV ??= 'production';
