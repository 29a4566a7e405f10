-- What is forgotten thirty days after it was taken from its object is looked for every night.
create index file_object_removed on file_object (removed_at) where removed_at is not null and destroyed_at is null;
